import { Construct } from "constructs";
import { Cluster } from "../../modules/container-service/cluster";
import { FargateService } from "../../modules/container-service/fargate-service";
import { connectPeers } from "../../modules/container-service/peers";
import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { ImageRepository } from "../../modules/image-registry/image-repository";
import { openFrontDoor } from "../../modules/load-balancer/front-door";
import type { Accountability } from "../../modules/naming/accountability";
import type { Place } from "../../modules/naming/deployment";
import { FlowLogs } from "../../modules/network/flow-logs";
import { InterfaceEndpoints } from "../../modules/network/interface-endpoints";
import { Network } from "../../modules/network/network";
import { Parameter } from "../../modules/secrets/parameter";
import { Secret } from "../../modules/secrets/secret";
import { PrivateNamespace } from "../../modules/service-discovery/private-namespace";
import { validate } from "../../modules/validation/validate";
import { SystemStack } from "../system-stack";
import { createDatabase } from "./database";
import { hostLangfuse } from "./langfuse";
import { MOVES } from "./moves";
import { type ServiceName, type Settings, withDefaults } from "./options";
import { outputsOf } from "./outputs";
import { agentCorePermissions } from "./permissions";
import { settingsProblems } from "./settings-problems";
import { watch } from "./watch";

const SYSTEM = { name: "multi-agent-orchestrator", shortName: "mao" };

/** Port each service listens on: said here, and nowhere else. */
const PORT = {
  "aws-agent-core": 8000,
  langgraph: 8001,
  "snowflake-cortex": 8002,
  langfuse: 3000,
};

/** Order in which the front door's paths are tried: what answers all the others comes last. */
const ROUTE_PRIORITY = { langgraph: 10, "snowflake-cortex": 20, "aws-agent-core": 100 };

/** Three agents on Fargate behind one public load balancer, with PostgreSQL for what they remember. */
export class MultiAgentOrchestratorStack extends SystemStack {
  constructor(scope: Construct, place: Place & Accountability, given: Settings) {
    super(scope, SYSTEM, place, MOVES);
    const settings = withDefaults(given);
    validate(this, settingsProblems(settings, PORT, this.deployment));
    const { zones, endpoints, egress, firstImageTag: firstTag, logRetentionDays, langfuse } = settings;

    // Where it runs, and the one way in.
    const key = new EncryptionKey(this, "key", { description: "Logs, database and notifications" });
    const network = new Network(this, "network", { cidr: settings.cidr, zones, nat: settings.nat });
    if (settings.flowLogs === "on") new FlowLogs(this, "flow-logs", { network, key, logRetentionDays });
    if (endpoints.length > 0) new InterfaceEndpoints(this, "endpoints", { network, services: endpoints });
    const frontDoor = openFrontDoor(this, { ...settings, network });
    const namespace = new PrivateNamespace(this, "namespace", { name: settings.namespace, network });
    const { containerInsights, execEnabled } = settings;
    const cluster = new Cluster(this, "agents", {
      network,
      namespace,
      key,
      containerInsights,
      logRetentionDays,
      execEnabled,
    });

    // What it runs from, and what it keeps.
    const repositories = new Construct(this, "images");
    const images = {
      "aws-agent-core": new ImageRepository(repositories, "aws-agent-core", { firstTag }),
      langgraph: new ImageRepository(repositories, "langgraph", { firstTag }),
      "snowflake-cortex": new ImageRepository(repositories, "snowflake-cortex", { firstTag }),
    };
    const vault = new Construct(this, "secrets");
    const secrets = {
      snowflake: new Secret(vault, "snowflake", { description: "How the gateway signs in to Snowflake" }),
      langfuse: new Secret(vault, "langfuse", { description: "Keys the agents write traces with" }),
    };
    const langfuseUrl = langfuse === "self-hosted" ? namespace.url("langfuse", PORT.langfuse) : langfuse;
    const parameters = new Construct(this, "parameters");
    const logLevel = new Parameter(parameters, "log-level", {
      value: settings.logLevel,
      description: "How much the agents log",
    });
    const langfuseHost = new Parameter(parameters, "langfuse-host", {
      value: langfuseUrl,
      description: "Where the agents send their traces",
    });
    const database = createDatabase(this, cluster, network, settings);

    // Who does the work. Every agent knows where the others are, and where its traces go.
    const agent = (service: ServiceName) => {
      const { paths, ...size } = settings.services[service];
      const port = PORT[service];
      return {
        ...size,
        cluster,
        egress,
        port,
        image: images[service],
        target: paths && frontDoor.route(service, { priority: ROUTE_PRIORITY[service], port, paths }),
        environment: {
          AWS_AGENT_CORE_URL: namespace.url("aws-agent-core", PORT["aws-agent-core"]),
          LANGGRAPH_URL: namespace.url("langgraph", PORT.langgraph),
          SNOWFLAKE_CORTEX_URL: namespace.url("snowflake-cortex", PORT["snowflake-cortex"]),
        },
      };
    };
    const everyAgent = {
      LOG_LEVEL: logLevel.injected,
      LANGFUSE_HOST: langfuseHost.injected,
      LANGFUSE_PUBLIC_KEY: secrets.langfuse.key("public_key"),
      LANGFUSE_SECRET_KEY: secrets.langfuse.key("secret_key"),
    };
    const agentCore = new FargateService(this, "aws-agent-core", {
      ...agent("aws-agent-core"),
      secrets: everyAgent,
      permissions: agentCorePermissions(settings.bedrock, this.deployment),
    });
    const workflow = agent("langgraph");
    const langgraph = new FargateService(this, "langgraph", {
      ...workflow,
      environment: {
        ...workflow.environment,
        DATABASE_HOST: database.host,
        DATABASE_PORT: String(database.port),
        DATABASE_NAME: database.databaseName,
      },
      secrets: { ...everyAgent, DATABASE_USERNAME: database.username, DATABASE_PASSWORD: database.password },
    });
    const cortex = new FargateService(this, "snowflake-cortex", {
      ...agent("snowflake-cortex"),
      secrets: {
        ...everyAgent,
        SNOWFLAKE_ACCOUNT: secrets.snowflake.key("account"),
        SNOWFLAKE_USER: secrets.snowflake.key("user"),
        SNOWFLAKE_PRIVATE_KEY: secrets.snowflake.key("private_key"),
      },
    });
    const agents = [agentCore, langgraph, cortex];
    connectPeers(agents);
    database.acceptFrom("langgraph", langgraph);
    const hosted =
      langfuse === "self-hosted"
        ? hostLangfuse(this, {
            cluster,
            database,
            repositories,
            vault,
            port: PORT.langfuse,
            url: langfuseUrl,
            egress,
            agents,
          })
        : undefined;

    // Who watches, and what operators ask for.
    const services = hosted ? [...agents, hosted.service] : agents;
    watch(this, { cluster, services, frontDoor, database }, settings);
    this.publish(
      outputsOf({
        frontDoor,
        namespace,
        cluster,
        services,
        database,
        images: { ...images, ...hosted?.images },
        secrets: { ...secrets, ...hosted?.secrets },
      }),
    );
  }
}
