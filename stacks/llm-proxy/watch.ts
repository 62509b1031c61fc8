import type { Redis } from "../../modules/cache/redis";
import type { Cluster } from "../../modules/container-service/cluster";
import type { FargateService } from "../../modules/container-service/fargate-service";
import type { AuroraServerless } from "../../modules/database/aurora-serverless";
import type { LoadBalancer } from "../../modules/load-balancer/load-balancer";
import { AuroraAlarms } from "../../modules/observability/aurora-alarms";
import { Dashboard } from "../../modules/observability/dashboard";
import { ErrorLogAlarm } from "../../modules/observability/error-log-alarm";
import { LoadBalancerAlarms } from "../../modules/observability/load-balancer-alarms";
import { Notifications } from "../../modules/observability/notifications";
import { RedisAlarms } from "../../modules/observability/redis-alarms";
import { ServiceAlarms } from "../../modules/observability/service-alarms";
import { StoppedTasks } from "../../modules/observability/stopped-tasks";
import type { SystemStack } from "../system-stack";
import type { Settings } from "./options";

/** What there is to look at. */
export interface Watched {
  readonly cluster: Cluster;
  readonly services: readonly FargateService[];
  readonly frontDoor: LoadBalancer;
  readonly database: AuroraServerless;
  readonly redis: Redis;
}

/** Sets the alarms, each at what it is about, who hears of them, and the page to look at when one goes off. */
export function watch(stack: SystemStack, watched: Watched, { subscribers }: Settings): void {
  const { cluster, services, frontDoor: loadBalancer, database, redis } = watched;
  const notifications = new Notifications(stack, "notifications", { key: cluster.key, subscribers });
  for (const service of services) {
    new ServiceAlarms(service, "alarms", { service, notifications });
    new ErrorLogAlarm(service, "errors", { service, notifications });
    if (service.target) {
      new LoadBalancerAlarms(loadBalancer, "alarms", { loadBalancer, target: service.target, notifications });
    }
  }
  new AuroraAlarms(database, "alarms", { database, notifications });
  new RedisAlarms(redis, "alarms", { cache: redis, notifications });
  new StoppedTasks(stack, "stopped-tasks", { cluster, notifications });
  new Dashboard(stack, "dashboard", { loadBalancer, services, database, cache: redis });
}
