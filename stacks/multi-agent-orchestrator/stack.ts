import { Construct } from "constructs";
import { Cluster } from "../../modules/container-service/cluster";
import { FargateService } from "../../modules/container-service/fargate-service";
import { connectPeers } from "../../modules/container-service/peers";
import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { ImageRepository } from "../../modules/image-registry/image-repository";
import type { Accountability } from "../../modules/naming/accountability";
import type { Place } from "../../modules/naming/deployment";
import { FlowLogs } from "../../modules/network/flow-logs";
import { InterfaceEndpoints } from "../../modules/network/interface-endpoints";
import { Network } from "../../modules/network/network";
import { Notifications } from "../../modules/observability/notifications";
import { Parameter } from "../../modules/secrets/parameter";
import { Secret } from "../../modules/secrets/secret";
import { PrivateNamespace } from "../../modules/service-discovery/private-namespace";
import { SystemStack } from "../system-stack";
import { createDatabase } from "./database";
import { FrontDoor } from "./front-door";
import { selfHostLangfuse } from "./langfuse";
import { MOVES } from "./moves";
import { agentCorePermissions } from "./permissions";
import type { Settings } from "./settings";
import { watch } from "./watch";

const SYSTEM = { name: "multi-agent-orchestrator", shortName: "mao" };

/** Ports the agents listen on; each is stated here and nowhere else. */
const PORT = { "aws-agent-core": 8000, langgraph: 8001, "snowflake-cortex": 8002 };

/** Agents on Fargate behind one public load balancer, with PostgreSQL for what they remember. */
export class MultiAgentOrchestratorStack extends SystemStack {
  constructor(scope: Construct, place: Place & Accountability, settings: Settings) {
    super(scope, SYSTEM, place, MOVES);
    const { cidr, zones, nat, bedrock, services, firstImageTag, egress, logRetentionDays } = settings;

    // Where it runs, and the one way in.
    const key = new EncryptionKey(this, "key", { description: "Logs and notifications of the orchestrator" });
    const network = new Network(this, "network", { cidr, zones, nat });
    if (settings.flowLogs !== "off") new FlowLogs(this, "flow-logs", { network, key, logRetentionDays });
    if (settings.endpoints?.length) {
      new InterfaceEndpoints(this, "endpoints", { network, services: settings.endpoints });
    }
    const frontDoor = new FrontDoor(this, "front-door", { network, ...settings });
    const namespace = new PrivateNamespace(this, "namespace", {
      name: settings.namespace ?? `${SYSTEM.name}.local`,
      network,
    });
    const cluster = new Cluster(this, "agents", {
      network,
      namespace,
      key,
      containerInsights: settings.containerInsights ?? "enhanced",
      logRetentionDays,
      execEnabled: settings.execEnabled,
    });

    // What it runs from, and what it keeps.
    const images = new Construct(this, "images");
    const image = (name: string) => new ImageRepository(images, name, { firstTag: firstImageTag });
    const snowflake = new Secret(this, "snowflake", { description: "How the gateway signs in to Snowflake" });
    const langfuse = new Secret(this, "langfuse", { description: "Keys the agents write traces with" });
    const parameters = new Construct(this, "parameters");
    const database = createDatabase(this, { network, cluster, key, logRetentionDays, settings });

    // Who does the work. Every service knows the others by name.
    const peers = {
      AWS_AGENT_CORE_URL: namespace.url("aws-agent-core", PORT["aws-agent-core"]),
      LANGGRAPH_URL: namespace.url("langgraph", PORT.langgraph),
      SNOWFLAKE_CORTEX_URL: namespace.url("snowflake-cortex", PORT["snowflake-cortex"]),
    };
    const cortex = new FargateService(this, "snowflake-cortex", {});
  }
}
