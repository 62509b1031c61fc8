import { DescribeDBClustersCommand, DescribeDBInstancesCommand, type RDSClient } from "@aws-sdk/client-rds";
import { findInAws } from "./call-aws";
import type { Database } from "./settings";

/** Where a database is, and who knows its password. */
export interface DatabasePlace {
  readonly host: string;
  readonly port: number;
  readonly databaseName: string;
  readonly secretArn: string;
}

/** The databases of a system in AWS. */
export class Databases {
  readonly #client: RDSClient;
  readonly #databases: readonly Database[];
  readonly #places = new Map<string, Promise<DatabasePlace | undefined>>();

  constructor(client: RDSClient, databases: readonly Database[]) {
    this.#client = client;
    this.#databases = databases;
  }

  /** Where the database with this id is; nothing while it is not deployed. Asked once. */
  async find(id: string): Promise<DatabasePlace | undefined> {
    const database = this.#databases.find((one) => one.id === id);
    if (!database) return undefined;
    const place = this.#places.get(id) ?? this.#look(database);
    this.#places.set(id, place);
    return place;
  }

  #look({ kind, identifier }: Database): Promise<DatabasePlace | undefined> {
    return kind === "instance" ? this.#instance(identifier) : this.#cluster(identifier);
  }

  async #instance(DBInstanceIdentifier: string): Promise<DatabasePlace | undefined> {
    const request = this.#client.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier }));
    const [instance] = (await findInAws("rds:DescribeDBInstances", request))?.DBInstances ?? [];
    const { Endpoint, DBName, MasterUserSecret } = instance ?? {};
    return place(Endpoint?.Address, Endpoint?.Port, DBName, MasterUserSecret?.SecretArn);
  }

  async #cluster(DBClusterIdentifier: string): Promise<DatabasePlace | undefined> {
    const request = this.#client.send(new DescribeDBClustersCommand({ DBClusterIdentifier }));
    const [cluster] = (await findInAws("rds:DescribeDBClusters", request))?.DBClusters ?? [];
    const { Endpoint, Port, DatabaseName, MasterUserSecret } = cluster ?? {};
    return place(Endpoint, Port, DatabaseName, MasterUserSecret?.SecretArn);
  }
}

/** Nothing while it is being made: the address comes last. */
function place(
  host: string | undefined,
  port: number | undefined,
  databaseName: string | undefined,
  secretArn: string | undefined,
): DatabasePlace | undefined {
  return host && port && databaseName && secretArn ? { host, port, databaseName, secretArn } : undefined;
}
