import type { Redis } from "../../modules/cache/redis";
import type { Cluster } from "../../modules/container-service/cluster";
import type { FargateService } from "../../modules/container-service/fargate-service";
import type { AuroraServerless } from "../../modules/database/aurora-serverless";
import type { ImageRepository } from "../../modules/image-registry/image-repository";
import type { LoadBalancer } from "../../modules/load-balancer/load-balancer";
import type { Secrets } from "./secrets";

/** What operators look up after a deployment. */
export interface Published {
  readonly frontDoor: LoadBalancer;
  readonly cluster: Cluster;
  readonly services: readonly FargateService[];
  readonly image: ImageRepository;
  readonly secrets: Secrets;
  readonly database: AuroraServerless;
  readonly redis: Redis;
}

/** Outputs by the names they are looked up by; none of them is a secret. */
export function outputsOf(published: Published): Record<string, unknown> {
  const { frontDoor, cluster, services, image, secrets, database, redis } = published;
  return {
    url: frontDoor.url,
    "load-balancer-dns-name": frontDoor.resource.dnsName,
    cluster: cluster.resource.name,
    services: services.map(({ name }) => name),
    "repository-url": image.resource.repositoryUrl,
    "database-endpoint": `${database.host}:${database.port}`,
    "redis-endpoint": `${redis.host}:${redis.port}`,
    "secret-arns": {
      ...Object.fromEntries(Object.entries(secrets).map(([name, { arn }]) => [name, arn])),
      database: database.secretArn,
    },
  };
}
