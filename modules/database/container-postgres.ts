import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Construct } from "constructs";
import type { Cluster } from "../container-service/cluster";
import { FargateService } from "../container-service/fargate-service";
import { Deployment } from "../naming/deployment";
import type { Network } from "../network/network";
import { GeneratedSecret } from "../secrets/generated-secret";
import type { InjectedValue } from "../secrets/injected-value";
import { validate } from "../validation/validate";
import { type Database, POSTGRES_PORT } from "./database";
import { DatabaseFiles } from "./database-files";
import { databaseNameProblem } from "./database-name";

/** With its Debian release: another C library may sort text otherwise, and would not find what is in an index. */
const IMAGE = "public.ecr.aws/docker/library/postgres:15.18-bookworm";

/** User and group `postgres` of the image. */
const POSTGRES = 999;

const FILES = "/var/lib/postgresql/data";

export interface ContainerPostgresProps {
  readonly cluster: Cluster;

  /** That of the cluster; the files are reached in each of its zones. */
  readonly network: Network;

  /** e.g. `langfuse`; the user is called the same. */
  readonly databaseName: string;
}

/** PostgreSQL in a container with its files on EFS: cheap, for development, and down while it is deployed. */
export class ContainerPostgres extends Construct implements Database {
  readonly host: string;
  readonly port = POSTGRES_PORT;
  readonly databaseName: string;
  readonly secretArn: string;
  readonly username: InjectedValue;
  readonly password: InjectedValue;
  readonly securityGroup: SecurityGroup;
  readonly service: FargateService;
  readonly files: DatabaseFiles;

  constructor(scope: Construct, id: string, { cluster, network, databaseName }: ContainerPostgresProps) {
    super(scope, id);
    const { environment, isProtected } = Deployment.of(this);
    validate(this, [
      isProtected &&
        `a database in a container is for development, got ${environment}, which is protected; use Postgres`,
      databaseNameProblem(databaseName),
      !cluster.namespace && "cluster needs a namespace, in which the database is found by its name; got none",
    ]);
    this.databaseName = databaseName;
    const login = new GeneratedSecret(this, "postgres-login", {
      description: `How to sign in to the database ${databaseName}`,
      username: databaseName,
    });
    this.secretArn = login.arn;
    this.username = login.username;
    this.password = login.password;
    this.files = new DatabaseFiles(this, "files", {
      network,
      key: cluster.key,
      owner: POSTGRES,
    });
    this.service = new FargateService(this, "postgres", {
      cluster,
      image: IMAGE,
      port: POSTGRES_PORT,
      cpu: 256,
      memoryMiB: 1024,
      tasks: 1,
      deploymentOrder: "stop-first",
      // ECS starts a task while the one before is still stopping; two servers on the same files would destroy them.
      command: ["flock", "--no-fork", `${FILES}/lock`, "docker-entrypoint.sh", "postgres"],
      egress: "strict",
      user: `${POSTGRES}:${POSTGRES}`,
      // The first start is done through a socket in /var/run, whatever the settings say.
      readonlyRootFilesystem: false,
      // A mount point can't be the data directory itself, which has to be empty at first.
      environment: { POSTGRES_DB: databaseName, PGDATA: `${FILES}/pgdata` },
      secrets: { POSTGRES_USER: this.username, POSTGRES_PASSWORD: this.password },
      volumes: {
        files: {
          fileSystemId: this.files.resource.id,
          accessPointId: this.files.accessPoint.id,
          path: FILES,
        },
      },
      // By address: while it is being set up, the server answers on its socket only.
      healthCheckCommand: ["CMD", "pg_isready", "--host=127.0.0.1", `--dbname=${databaseName}`],
      healthCheckGracePeriodSeconds: 180,
      stopTimeoutSeconds: 120,
    });
    this.files.openTo(this.service);
    this.securityGroup = this.service.securityGroup;
    this.host = cluster.namespace?.host(this.service.name) ?? this.service.name;
  }

  acceptFrom(name: string, client: FargateService): void {
    this.service.acceptFrom(name, client);
  }
}
