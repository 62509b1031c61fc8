import { Construct } from "constructs";
import type { Redis } from "../cache/redis";
import { validate } from "../validation/validate";
import { Alarm } from "./alarm";
import { FOR_FIFTEEN_MINUTES } from "./fifteen-minutes";
import { amountProblem, percentProblem } from "./limits";
import type { Notifications } from "./notifications";
import { redisMetrics, worstOf } from "./redis-metrics";

export interface RedisAlarmsProps {
  readonly cache: Redis;
  readonly notifications: Notifications;

  /** Share of the memory for data that may be full. @default 80 */
  readonly memoryPercent?: number;

  /** Share of its time the thread that answers may be busy for long. @default 80 */
  readonly cpuPercent?: number;

  /** Seconds a copy may be behind. @default 5 */
  readonly lagSeconds?: number;
}

/** Says when a cache is full, throws entries out, is too busy, or has a copy that lags. */
export class RedisAlarms extends Construct {
  readonly memory: Alarm;
  readonly evictions: Alarm;
  readonly cpu: Alarm;

  /** `undefined` where there is one node, and no copy. */
  readonly lag: Alarm | undefined;

  constructor(scope: Construct, id: string, props: RedisAlarmsProps) {
    super(scope, id);
    const { cache, notifications, memoryPercent = 80, cpuPercent = 80, lagSeconds = 5 } = props;
    validate(this, [
      percentProblem("memoryPercent", memoryPercent),
      percentProblem("cpuPercent", cpuPercent),
      amountProblem("lagSeconds", lagSeconds),
    ]);
    const metrics = redisMetrics(cache);
    const steady = { ...FOR_FIFTEEN_MINUTES, notifications };

    this.memory = new Alarm(this, "memory", {
      ...steady,
      metric: worstOf(metrics.memory, "Memory, percent"),
      threshold: memoryPercent,
      description:
        `The cache has been more than ${memoryPercent} % full for 15 minutes; when it is full, cached answers go, and ` +
        "then events are refused. Look first whether the dispatcher reads the stream: events nobody fetches pile up. " +
        "If it does, take a larger node type, which is done while it runs.",
    });
    this.evictions = new Alarm(this, "evictions", {
      notifications,
      metric: worstOf(metrics.evictions, "Entries thrown out"),
      threshold: 0,
      periodSeconds: 300,
      evaluationPeriods: 1,
      datapointsToAlarm: 1,
      description:
        "The cache is full and throws out entries before their time. An event with a time to live may be among them, " +
        "and is lost; one without stays, and new ones are refused once nothing else is left to go. Look first at the " +
        "memory on the dashboard and at the length of the stream (XLEN).",
    });
    this.cpu = new Alarm(this, "cpu", {
      ...steady,
      metric: worstOf(metrics.cpu, "CPU of the engine, percent"),
      threshold: cpuPercent,
      description:
        `The thread that answers has been more than ${cpuPercent} % busy for 15 minutes; every client waits for it. Look ` +
        "first at SLOWLOG GET and at the number of connections. A burstable node (cache.t) that has spent its credits " +
        "stays slow until the load goes, or the node type changes.",
    });
    if (cache.nodes > 1) {
      this.lag = new Alarm(this, "lag", {
        ...steady,
        metric: worstOf(metrics.lag, "Seconds behind"),
        threshold: lagSeconds,
        description:
          `A copy has been more than ${lagSeconds} s behind for 15 minutes; should it have to take over, the events of ` +
          "that time are lost. Look first at the CPU and at how much is written: a copy that can't follow needs a " +
          "larger node type.",
      });
    }
  }
}
