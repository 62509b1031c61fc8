import type { Cluster } from "../../modules/container-service/cluster";
import type { FargateService } from "../../modules/container-service/fargate-service";
import type { Database } from "../../modules/database/database";
import type { ImageRepository } from "../../modules/image-registry/image-repository";
import type { LoadBalancer } from "../../modules/load-balancer/load-balancer";
import type { Secret } from "../../modules/secrets/secret";
import type { PrivateNamespace } from "../../modules/service-discovery/private-namespace";

/** What operators look up after a deployment. */
export interface Published {
  readonly frontDoor: LoadBalancer;
  readonly namespace: PrivateNamespace;
  readonly cluster: Cluster;
  readonly services: readonly FargateService[];
  readonly images: Readonly<Record<string, ImageRepository>>;
  readonly secrets: Readonly<Record<string, Secret>>;
  readonly database: Database;
}

/** Outputs by the names they are looked up by; none of them is a secret. */
export function outputsOf(published: Published): Record<string, unknown> {
  const { frontDoor, namespace, cluster, services, images, secrets, database } = published;
  return {
    url: frontDoor.url,
    "load-balancer-dns-name": frontDoor.resource.dnsName,
    cluster: cluster.resource.name,
    services: services.map(({ name }) => name),
    "repository-urls": valuesOf(images, ({ resource }) => resource.repositoryUrl),
    "database-endpoint": `${database.host}:${database.port}`,
    "secret-arns": {
      ...valuesOf(secrets, ({ arn }) => arn),
      database: database.secretArn,
    },
    namespace: namespace.name,
  };
}

function valuesOf<Thing>(things: Readonly<Record<string, Thing>>, value: (thing: Thing) => string) {
  return Object.fromEntries(Object.entries(things).map(([name, thing]) => [name, value(thing)]));
}
