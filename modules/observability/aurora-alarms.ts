import { Construct } from "constructs";
import type { AuroraServerless } from "../database/aurora-serverless";
import { validate } from "../validation/validate";
import { Alarm } from "./alarm";
import { auroraConnections } from "./aurora-connections";
import { auroraMetrics } from "./aurora-metrics";
import { FOR_FIFTEEN_MINUTES } from "./fifteen-minutes";
import { amountProblem, percentProblem } from "./limits";
import type { Notifications } from "./notifications";

const BYTES_PER_CAPACITY_UNIT = 2 * 1024 ** 3;

const CONNECTION_SHARE = 0.8;

const MILLISECONDS = 1000;

export interface AuroraAlarmsProps {
  readonly database: AuroraServerless;
  readonly notifications: Notifications;

  /** Share of the most capacity that may be in use for long. @default 90 */
  readonly capacityPercent?: number;

  /** Share of the memory at the most capacity that must stay free. @default 5 */
  readonly freeMemoryPercent?: number;

  /** Connections that may be open. @default - four fifths of what the capacity accepts, as near as AWS tells */
  readonly connections?: number;

  /** Seconds readers may be behind. @default 1 */
  readonly readerLagSeconds?: number;
}

/** Says when an Aurora Serverless database can grow no more, has no memory or connections left, or its readers lag. */
export class AuroraAlarms extends Construct {
  readonly capacity: Alarm;
  readonly freeMemory: Alarm;
  readonly connections: Alarm;

  /** `undefined` where there are no readers. */
  readonly readerLag: Alarm | undefined;

  constructor(scope: Construct, id: string, props: AuroraAlarmsProps) {
    super(scope, id);
    const { database, notifications } = props;
    const { minCapacity, maxCapacity } = database;
    const { capacityPercent = 90, freeMemoryPercent = 5, readerLagSeconds = 1 } = props;
    const { connections = Math.floor(auroraConnections(minCapacity, maxCapacity) * CONNECTION_SHARE) } =
      props;
    validate(this, [
      percentProblem("capacityPercent", capacityPercent),
      percentProblem("freeMemoryPercent", freeMemoryPercent),
      amountProblem("connections", connections),
      amountProblem("readerLagSeconds", readerLagSeconds),
    ]);
    const metrics = auroraMetrics(database);
    const steady = { ...FOR_FIFTEEN_MINUTES, notifications };

    this.capacity = new Alarm(this, "capacity", {
      ...steady,
      metric: metrics.capacity,
      threshold: capacityPercent,
      description:
        `The database has used more than ${capacityPercent} % of its ${maxCapacity} capacity units for 15 minutes; ` +
        "it can't grow beyond them and gets slow. Look first at the log for slow statements, and at the dashboard " +
        "whether it is CPU; if the load is real, raise maxCapacity, which is done while it runs.",
    });
    this.freeMemory = new Alarm(this, "free-memory", {
      ...steady,
      metric: metrics.freeMemory,
      alarmWhen: "below",
      threshold: Math.round((maxCapacity * BYTES_PER_CAPACITY_UNIT * freeMemoryPercent) / 100),
      description:
        `Even at its ${maxCapacity} capacity units the database would have had less than ${freeMemoryPercent} % of ` +
        "its memory free for 15 minutes; without any it restarts. Look first at the number of connections and at " +
        "statements that sort or join a lot; then raise maxCapacity.",
    });
    this.connections = new Alarm(this, "connections", {
      ...steady,
      metric: metrics.connections,
      threshold: connections,
      description:
        `More than ${connections} connections have been open for 15 minutes, most of what the database accepts; then ` +
        "clients are refused. Look first at pg_stat_activity by application and state: many idle ones are a pool too " +
        "large for the number of tasks.",
    });
    if (database.instances.length > 1) {
      this.readerLag = new Alarm(this, "reader-lag", {
        ...steady,
        metric: metrics.readerLag,
        threshold: readerLagSeconds * MILLISECONDS,
        description:
          `A reader has been more than ${readerLagSeconds} s behind for 15 minutes, so that old answers are read from ` +
          "it. Look first at the capacity: readers at their limit can't keep up with what is written.",
      });
    }
  }
}
