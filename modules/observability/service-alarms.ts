import { Construct } from "constructs";
import type { FargateService } from "../container-service/fargate-service";
import { validate } from "../validation/validate";
import { Alarm } from "./alarm";
import { percentProblem } from "./limits";
import type { Notifications } from "./notifications";
import { serviceMetrics } from "./service-metrics";

export interface ServiceAlarmsProps {
  readonly service: FargateService;
  readonly notifications: Notifications;

  /** Share of its CPU a service may use for long. @default 80 */
  readonly cpuPercent?: number;

  /** Share of its memory a service may use for long. @default 80 */
  readonly memoryPercent?: number;
}

/** Says when a service is short of CPU, memory or tasks. */
export class ServiceAlarms extends Construct {
  readonly cpu: Alarm;
  readonly memory: Alarm;
  readonly tasks: Alarm;

  constructor(scope: Construct, id: string, props: ServiceAlarmsProps) {
    super(scope, id);
    const { service, notifications, cpuPercent = 80, memoryPercent = 80 } = props;
    validate(this, [
      percentProblem("cpuPercent", cpuPercent),
      percentProblem("memoryPercent", memoryPercent),
    ]);
    const { cpu, memory, desiredTasks, runningTasks } = serviceMetrics(service);
    const [load, outcome] =
      service.port === undefined ? ["its work", "work piles up"] : ["traffic", "answers get slow"];

    // Autoscaling gets ten minutes to help; a service without tasks reports nothing, and the tasks alarm says so.
    const busy = {
      notifications,
      evaluationPeriods: 15,
      datapointsToAlarm: 10,
      treatMissingData: "missing",
    } as const;
    this.cpu = new Alarm(this, "cpu", {
      ...busy,
      metric: cpu,
      threshold: cpuPercent,
      description:
        `${service.name} has used more than ${cpuPercent} % of its CPU for 10 of 15 minutes, so ${outcome}. ` +
        "Look first whether it already runs as many tasks as it may: if so raise the limit or the CPU of a task, " +
        `if not see why autoscaling does not add any. If ${load} did not grow, suspect the last deployment.`,
    });
    this.memory = new Alarm(this, "memory", {
      ...busy,
      metric: memory,
      threshold: memoryPercent,
      description:
        `${service.name} has used more than ${memoryPercent} % of its memory for 10 of 15 minutes; at 100 % its ` +
        `tasks are killed. Look first at the shape of the curve: steps follow ${load} and need more tasks or memory, ` +
        "a straight climb since the last deployment is a leak, and rolling back ends it.",
    });
    this.tasks = new Alarm(this, "tasks", {
      notifications,
      metric: {
        expression: "desired - running",
        label: "Missing tasks",
        metrics: { desired: desiredTasks, running: runningTasks },
      },
      threshold: 0,
      // A task that is pulled, started and healthy within ten minutes is an ordinary start.
      evaluationPeriods: 10,
      datapointsToAlarm: 10,
      treatMissingData: "missing",
      description:
        `${service.name} has run fewer tasks than it should for 10 minutes. Look first at the events of the service ` +
        "and at the stopped reason of its last task: an image that cannot be pulled, a secret that cannot be read, a " +
        "failing health check, or no Fargate capacity.",
    });
  }
}
