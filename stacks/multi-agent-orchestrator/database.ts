import type { Cluster } from "../../modules/container-service/cluster";
import { ContainerPostgres } from "../../modules/database/container-postgres";
import { Postgres } from "../../modules/database/postgres";
import type { Network } from "../../modules/network/network";
import type { SystemStack } from "../system-stack";
import type { Settings } from "./options";

const DATABASE_NAME = "langfuse";

/** Makes the database of the settings: RDS, or a container where it may be cheap and slow. */
export function createDatabase(
  stack: SystemStack,
  cluster: Cluster,
  network: Network,
  { database, logRetentionDays }: Settings,
): Postgres | ContainerPostgres {
  if (database.kind === "container") {
    return new ContainerPostgres(stack, "database", { cluster, network, databaseName: DATABASE_NAME });
  }
  const { key } = cluster;
  const { instanceClass, multiAz, backupRetentionDays } = database;
  return new Postgres(stack, "database", {
    network,
    key,
    databaseName: DATABASE_NAME,
    instanceClass,
    multiAz,
    backupRetentionDays,
    logRetentionDays,
  });
}
