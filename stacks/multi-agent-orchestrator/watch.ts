import type { Cluster } from "../../modules/container-service/cluster";
import type { FargateService } from "../../modules/container-service/fargate-service";
import type { ContainerPostgres } from "../../modules/database/container-postgres";
import { Postgres } from "../../modules/database/postgres";
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
import type { BedrockAccess, Settings } from "./options";

/** What there is to look at. */
export interface Watched {
  readonly cluster: Cluster;
  readonly services: readonly FargateService[];
  readonly frontDoor: LoadBalancer;
  readonly database: Postgres | ContainerPostgres;
}

/** Sets the alarms, each at what it is about, who hears of them, and the page to look at when one goes off. */
export function watch(stack: SystemStack, watched: Watched, { subscribers, bedrock }: Settings): void {
  const { cluster, services: ours, frontDoor: loadBalancer, database } = watched;
  const notifications = new Notifications(stack, "notifications", { key: cluster.key, subscribers });

  const rds = database instanceof Postgres ? database : undefined;
  // A database in a container is one more service that can be short of memory.
  const services = database instanceof Postgres ? ours : [...ours, database.service];
  for (const service of services) {
    new ServiceAlarms(service, "alarms", { service, notifications });
    new ErrorLogAlarm(service, "errors", { service, notifications });
  }
  // The first that has a way in answers whatever no other path leads to.
  const target = services.find((service) => service.target)?.target;
  if (target) new LoadBalancerAlarms(loadBalancer, "alarms", { loadBalancer, target, notifications });
  if (rds) new DatabaseAlarms(rds, "alarms", { database: rds, notifications });
  const modelIds = modelsOf(bedrock);
  if (Object.keys(modelIds).length > 0) {
    new BedrockAlarms(stack, "bedrock-alarms", { modelIds, notifications });
  }
  new StoppedTasks(stack, "stopped-tasks", { cluster, notifications });
  new Dashboard(stack, "dashboard", { loadBalancer, services, database: rds });
}

function modelsOf({ foundationModels, inferenceProfiles }: BedrockAccess): Record<string, string> {
  return { ...foundationModels, ...inferenceProfiles };
}
