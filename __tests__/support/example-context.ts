import { Cluster } from "../../modules/container-service/cluster";
import { FargateService } from "../../modules/container-service/fargate-service";
import { Postgres } from "../../modules/database/postgres";
import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { LoadBalancer } from "../../modules/load-balancer/load-balancer";
import { Network } from "../../modules/network/network";
import { Notifications } from "../../modules/observability/notifications";
import { PrivateNamespace } from "../../modules/service-discovery/private-namespace";
import { TestStack } from "./terraform";

/** What the examples of the module READMEs may use without making it themselves. */
export interface ExampleContext {
  readonly stack: TestStack;
  readonly network: Network;
  readonly key: EncryptionKey;
  readonly namespace: PrivateNamespace;
  readonly cluster: Cluster;
  readonly notifications: Notifications;
  readonly loadBalancer: LoadBalancer;
  readonly database: Postgres;
  readonly service: FargateService;
}

export function exampleContext(): ExampleContext {
  const stack = new TestStack();
  const key = new EncryptionKey(stack, "given-key", { description: "Everything of the examples" });
  const network = new Network(stack, "given-network", {
    cidr: "10.9.0.0/16",
    zones: ["us-east-1a", "us-east-1b"],
  });
  const namespace = new PrivateNamespace(stack, "given-namespace", { name: "examples.local", network });
  const cluster = new Cluster(stack, "given-cluster", {
    network,
    namespace,
    key,
    containerInsights: "enabled",
    logRetentionDays: 7,
  });
  return {
    stack,
    network,
    key,
    namespace,
    cluster,
    notifications: new Notifications(stack, "given-notifications", { key, subscribers: {} }),
    loadBalancer: new LoadBalancer(stack, "given-door", {
      network,
      callers: { office: "203.0.113.0/24" },
      protocol: "plain-http",
    }),
    database: new Postgres(stack, "given-database", {
      network,
      key,
      databaseName: "examples",
      instanceClass: "db.t3.small",
      backupRetentionDays: 7,
      logRetentionDays: 7,
    }),
    service: new FargateService(stack, "given-service", {
      cluster,
      image: "public.ecr.aws/docker/library/python:3.12-slim",
      port: 9000,
    }),
  };
}
