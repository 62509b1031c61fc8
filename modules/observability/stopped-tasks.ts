import { Construct } from "constructs";
import type { Cluster } from "../container-service/cluster";
import { Deployment } from "../naming/deployment";
import { EventNotification } from "./event-notification";
import type { Notifications } from "./notifications";

/** Ends that are nobody's wish; scaling in, deploying and stopping by hand have other codes. */
const FAILURES = ["EssentialContainerExited", "TaskFailedToStart"];

/** ECS stops these itself, with the code of a deployment: "Task failed container health checks", "… ELB health checks". */
const FAILED_HEALTH_CHECK = "Task failed";

export interface StoppedTasksProps {
  readonly cluster: Cluster;
  readonly notifications: Notifications;
}

/** Says at once when a task of a service dies or a deployment is rolled back, and why. */
export class StoppedTasks extends Construct {
  readonly task: EventNotification;
  readonly deployment: EventNotification;

  constructor(scope: Construct, id: string, { cluster, notifications }: StoppedTasksProps) {
    super(scope, id);
    const deployment = Deployment.of(this);
    const place = `${deployment.system.name} ${deployment.environment}`;
    this.task = new EventNotification(this, "task", {
      notifications,
      description: "Tasks of services that crashed, failed to start or failed a health check",
      pattern: {
        source: ["aws.ecs"],
        "detail-type": ["ECS Task State Change"],
        detail: {
          clusterArn: [cluster.resource.arn],
          lastStatus: ["STOPPED"],
          // Tasks that are run once end by exiting, which is no failure.
          group: [{ prefix: "service:" }],
          $or: [{ stopCode: FAILURES }, { stoppedReason: [{ prefix: FAILED_HEALTH_CHECK }] }],
        },
      },
      quotes: {
        service: "$.detail.group",
        code: "$.detail.stopCode",
        reason: "$.detail.stoppedReason",
        exit: "$.detail.containers[0].exitCode",
        cause: "$.detail.containers[0].reason",
        task: "$.detail.taskArn",
        time: "$.time",
      },
      message:
        `A task of <service> in ${place} stopped at <time>: <reason> (<code>, exit code <exit>) <cause>. ` +
        "ECS starts another one. Look first at the last lines of its log; exit code 137 is usually out of memory. " +
        "Task: <task>",
    });
    this.deployment = new EventNotification(this, "deployment", {
      notifications,
      description: "Deployments of services that failed and were rolled back",
      pattern: {
        source: ["aws.ecs"],
        "detail-type": ["ECS Deployment State Change"],
        // These events do not name their cluster but in the ARN of the service.
        resources: [{ prefix: deployment.arn("ecs", `service/${cluster.resource.name}/`) }],
        detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
      },
      quotes: { service: "$.resources[0]", reason: "$.detail.reason", time: "$.detail.updatedAt" },
      message:
        `A deployment of <service> in ${place} failed at <time>: <reason> ECS went back to the version before. ` +
        "Look first at the stopped tasks of the service and the last lines of their logs.",
    });
  }
}
