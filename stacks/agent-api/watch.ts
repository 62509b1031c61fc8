import type { Cluster } from "../../modules/container-service/cluster";
import type { FargateService } from "../../modules/container-service/fargate-service";
import type { Postgres } from "../../modules/database/postgres";
import type { LoadBalancer } from "../../modules/load-balancer/load-balancer";
import { BedrockAlarms } from "../../modules/observability/bedrock-alarms";
import { Dashboard } from "../../modules/observability/dashboard";
import { DatabaseAlarms } from "../../modules/observability/database-alarms";
import { ErrorLogAlarm } from "../../modules/observability/error-log-alarm";
import { LoadBalancerAlarms } from "../../modules/observability/load-balancer-alarms";
import { Notifications } from "../../modules/observability/notifications";
import { ServiceAlarms } from "../../modules/observability/service-alarms";
import { StoppedTasks } from "../../modules/observability/stopped-tasks";
import type { SystemStack } from "../system-stack";
import type { withDefaults } from "./options";

/** What there is to look at. */
export interface Watched {
  readonly cluster: Cluster;
  readonly service: FargateService;
  readonly frontDoor: LoadBalancer;
  readonly database: Postgres;
}

/** Sets the alarms, each at what it is about, who hears of them, and the page to look at when one goes off. */
export function watch(
  stack: SystemStack,
  { cluster, service, frontDoor: loadBalancer, database }: Watched,
  { subscribers, foundationModels, inferenceProfiles }: ReturnType<typeof withDefaults>,
): void {
  const notifications = new Notifications(stack, "notifications", { key: cluster.key, subscribers });
  new ServiceAlarms(service, "alarms", { service, notifications });
  new ErrorLogAlarm(service, "errors", { service, notifications });
  if (service.target) {
    new LoadBalancerAlarms(loadBalancer, "alarms", { loadBalancer, target: service.target, notifications });
  }
  new DatabaseAlarms(database, "alarms", { database, notifications });
  const modelIds = { ...foundationModels, ...inferenceProfiles };
  if (Object.keys(modelIds).length > 0) {
    new BedrockAlarms(stack, "bedrock-alarms", { modelIds, notifications });
  }
  new StoppedTasks(stack, "stopped-tasks", { cluster, notifications });
  new Dashboard(stack, "dashboard", { loadBalancer, services: [service], database });
}
