import type { CapacityProviders } from "../../modules/container-service/capacity-providers";
import type { TaskCpu } from "../../modules/container-service/task-size";
import type { EndpointService } from "../../modules/network/interface-endpoints";

/** The services there are, as they are called everywhere: image, log group, DNS name, address. */
export type ServiceName = "aws-agent-core" | "langgraph" | "snowflake-cortex";

/** How large a service is. */
export interface ServiceSize {
  /** Tasks that run when nobody calls; autoscaling starts from here. */
  readonly tasks: number;

  /** @default 10 */
  readonly maxTasks?: number;

  /** CPU units of a task: 1024 is one vCPU. @default 1024 */
  readonly cpu?: TaskCpu;

  /** @default 2048 */
  readonly memoryMiB?: number;

  /** Paths of the front door that lead here, e.g. `/graph/*`. @default - none, and `/*` for `aws-agent-core` */
  readonly paths?: readonly string[];

  /** Whether the code can write to `/tmp` and to nothing else. @default true */
  readonly readonlyRootFilesystem?: boolean;

  /** On-demand and Spot capacity, and in which mix. @default { FARGATE: { weight: 1 } } */
  readonly capacityProviders?: CapacityProviders;
}

/** PostgreSQL as Amazon runs it. */
export interface RdsDatabase {
  readonly kind: "rds";

  /** e.g. `db.t3.small` */
  readonly instanceClass: string;

  /** A standby in another zone. @default false */
  readonly multiAz?: boolean;

  /** Days a backup is kept: 1 to 35, in production 14 or more. */
  readonly backupRetentionDays: number;
}

/** PostgreSQL in a container with its files on EFS: cheap, for development. */
export interface ContainerDatabase {
  readonly kind: "container";
}

/** What the front door may ask of Bedrock, each by a word that names its alarms. */
export interface BedrockAccess {
  /** Models called in the own region. @default {} */
  readonly foundationModels?: Readonly<Record<string, string>>;

  /** Models called wherever there is room, e.g. `us.anthropic.claude-sonnet-4-20250514-v1:0`. @default {} */
  readonly inferenceProfiles?: Readonly<Record<string, string>>;

  /** Agent aliases, as `AGENTID/ALIASID`. @default {} */
  readonly agents?: Readonly<Record<string, string>>;
}

/** Everything that differs between two installations of the orchestrator. */
export interface Settings {
  /** Range of the VPC; no two VPCs of this project overlap. */
  readonly cidr: string;

  /** Availability Zones by name; one can be added later without touching what exists. */
  readonly zones: readonly string[];

  /** A NAT gateway per zone, one for all, or none. @default "per-zone" */
  readonly nat?: "per-zone" | "single" | "none";

  /** AWS services that are reached inside the VPC. @default [] - through the NAT gateways */
  readonly endpoints?: readonly EndpointService[];

  /** Who talked to whom, in CloudWatch Logs. @default "on" */
  readonly flowLogs?: "on" | "off";

  /** Ranges that may call the load balancer, by who is behind them. */
  readonly callers: Readonly<Record<string, string>>;

  /** `https` needs a certificate: `certificateArn`, or `domainName` and `hostedZoneId` to have one made. */
  readonly protocol: "https" | "plain-http";

  /** ACM certificate in the same region. @default - one is created for `domainName` when the protocol is https */
  readonly certificateArn?: string;

  /** Name people call. @default - the load balancer's own name */
  readonly domainName?: string;

  /** Route 53 zone of `domainName`. @default - no DNS record is made */
  readonly hostedZoneId?: string;

  /** Second confirmation that a protected deployment may answer without encryption. @default - refused */
  readonly plainHttpInProduction?: "accepted";

  /** Domain the services find each other under. @default "multi-agent-orchestrator.local" */
  readonly namespace?: string;

  readonly services: Readonly<Record<ServiceName, ServiceSize>>;

  /** Where services may connect to: anywhere, or HTTPS, their peers and the database only. @default "open" */
  readonly egress?: "open" | "strict";

  /** Image tag a new installation starts with; afterwards the delivery pipeline decides what runs. */
  readonly firstImageTag: string;

  /** Bedrock models and agents that `aws-agent-core` may invoke. */
  readonly bedrock: BedrockAccess;

  readonly database: RdsDatabase | ContainerDatabase;

  /** Langfuse as a service of its own, or somebody else's by its URL. @default "https://cloud.langfuse.com" */
  readonly langfuse?: "self-hosted" | `https://${string}`;

  /** @default "INFO" */
  readonly logLevel?: "DEBUG" | "INFO" | "WARNING" | "ERROR";

  /** Detail of the container metrics. @default "enhanced" */
  readonly containerInsights?: "enabled" | "enhanced";

  /** Days logs are kept; only values CloudWatch accepts. */
  readonly logRetentionDays: number;

  /** Whether an engineer may open a shell in a task with ECS Exec. @default false */
  readonly execEnabled?: boolean;

  /** Who is told: email address or https URL, by name. */
  readonly subscribers: Readonly<Record<string, string>>;
}

/** Settings with every default filled in; what has none stays as it was given. */
export function withDefaults(settings: Settings) {
  return {
    nat: "per-zone" as const,
    endpoints: [],
    flowLogs: "on" as const,
    namespace: "multi-agent-orchestrator.local",
    egress: "open" as const,
    langfuse: "https://cloud.langfuse.com" as const,
    logLevel: "INFO" as const,
    containerInsights: "enhanced" as const,
    execEnabled: false,
    ...settings,
    services: {
      "aws-agent-core": { paths: ["/*"], maxTasks: MAX_TASKS, ...settings.services["aws-agent-core"] },
      langgraph: { maxTasks: MAX_TASKS, ...settings.services.langgraph },
      "snowflake-cortex": { maxTasks: MAX_TASKS, ...settings.services["snowflake-cortex"] },
    },
  };
}

const MAX_TASKS = 10;
