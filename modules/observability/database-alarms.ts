import { Construct } from "constructs";
import type { Postgres } from "../database/postgres";
import { validate } from "../validation/validate";
import { Alarm } from "./alarm";
import { databaseMetrics } from "./database-metrics";
import { FOR_FIFTEEN_MINUTES } from "./fifteen-minutes";
import { amountProblem, percentProblem } from "./limits";
import { maxConnections } from "./max-connections";
import type { Notifications } from "./notifications";

const BYTES_PER_GIB = 1024 ** 3;

/** RDS lets storage grow when less than a tenth is free, so an alarm there means it did not. */
const FREE_PART = 10;

const CONNECTION_SHARE = 0.8;

export interface DatabaseAlarmsProps {
  readonly database: Postgres;
  readonly notifications: Notifications;

  /** Share of its CPU the database may use for long. @default 80 */
  readonly cpuPercent?: number;

  /** Storage that must stay free. @default - a tenth of what the database begins with */
  readonly freeStorageGiB?: number;

  /** Connections that may be open. @default - four fifths of what the instance class accepts, as near as AWS tells */
  readonly connections?: number;
}

/** Says when a database runs out of CPU, storage or connections. */
export class DatabaseAlarms extends Construct {
  readonly cpu: Alarm;
  readonly freeStorage: Alarm;
  readonly connections: Alarm;

  constructor(scope: Construct, id: string, props: DatabaseAlarmsProps) {
    super(scope, id);
    const { database, notifications, cpuPercent = 80 } = props;
    const { allocatedStorageInput: allocatedGiB = 20, instanceClassInput: instanceClass = "" } =
      database.resource;
    const { freeStorageGiB = allocatedGiB / FREE_PART } = props;
    const { connections = Math.floor(maxConnections(instanceClass) * CONNECTION_SHARE) } = props;
    validate(this, [
      percentProblem("cpuPercent", cpuPercent),
      amountProblem("freeStorageGiB", freeStorageGiB),
      amountProblem("connections", connections),
    ]);
    const metrics = databaseMetrics(database);
    const steady = { ...FOR_FIFTEEN_MINUTES, notifications };

    this.cpu = new Alarm(this, "cpu", {
      ...steady,
      metric: metrics.cpu,
      threshold: cpuPercent,
      description:
        `The database has used more than ${cpuPercent} % of its CPU for 15 minutes. Look first at Performance ` +
        "Insights: the statement at the top is the cause. A burstable class (db.t) that has spent its credits stays " +
        "slow until the load goes, or the class changes.",
    });
    this.freeStorage = new Alarm(this, "free-storage", {
      ...steady,
      metric: metrics.freeStorage,
      alarmWhen: "below",
      threshold: Math.round(freeStorageGiB * BYTES_PER_GIB),
      description:
        `The database has had less than ${freeStorageGiB} GiB of storage free for 15 minutes; without any it stops. ` +
        "Look first whether storage may still grow (its limit, and one growth in six hours); then for what grew: old " +
        "traces, or a replication slot nobody reads.",
    });
    this.connections = new Alarm(this, "connections", {
      ...steady,
      metric: metrics.connections,
      threshold: connections,
      description:
        `More than ${connections} connections have been open for 15 minutes, most of what the instance accepts; then ` +
        "clients are refused. Look first at pg_stat_activity by application and state: many idle ones are a pool too " +
        "large for the number of tasks.",
    });
  }
}
