import { Cluster } from "../../modules/container-service/cluster";
import { FargateService } from "../../modules/container-service/fargate-service";
import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { Network } from "../../modules/network/network";
import { PrivateNamespace } from "../../modules/service-discovery/private-namespace";
import type { TestStack } from "../support/terraform";

export function networkOf(stack: TestStack): Network {
  return new Network(stack, "network", { cidr: "10.0.0.0/16", zones: ["us-east-1a", "us-east-1b"] });
}

/** A cluster, for tests of what watches it. */
export function clusterOf(stack: TestStack, network = networkOf(stack)): Cluster {
  return new Cluster(stack, "agents", {
    network,
    namespace: new PrivateNamespace(stack, "namespace", { name: "agents.local", network }),
    key: new EncryptionKey(stack, "cluster-key", { description: "Logs" }),
    containerInsights: "enabled",
    logRetentionDays: 7,
  });
}

/** A service, for tests of what watches it. */
export function serviceOf(stack: TestStack, cluster: Cluster, id = "langgraph"): FargateService {
  return new FargateService(stack, id, { cluster, image: "example.com/agents/langgraph:1.0.0", port: 8001 });
}
