import type { PostgresVersion } from "../../modules/database/postgres-props";
import type { Names } from "../names";

/** A VPC made for this installation: tasks and data in private subnets, one NAT gateway. */
export interface OwnNetwork {
  readonly kind: "own";

  /** Range of the VPC; no two VPCs of this project overlap. */
  readonly cidr: string;

  /** Availability Zones by name. */
  readonly zones: readonly string[];
}

/** A VPC that is there already; nothing of it is created or changed. */
export interface GivenNetwork {
  readonly kind: "existing";

  /** `vpc-0123456789abcdef0` */
  readonly vpcId: string;

  /** By zone; where the load balancer goes. */
  readonly publicSubnetIds: Readonly<Record<string, string>>;

  /** By zone; they need a way out. @default - all is in the public ones, and tasks have public addresses */
  readonly privateSubnetIds?: Readonly<Record<string, string>>;
}

/** What a live system has that a new one never gets. */
export type Compatibility = "broad-policies" | "database-secret";

/** Everything that differs between two installations of the API. */
export interface Settings {
  readonly network: OwnNetwork | GivenNetwork;

  /** Ranges that may call the load balancer, by who is behind them. */
  readonly callers: Readonly<Record<string, string>>;

  /** `https` needs a certificate; `plain-http` answers on 80, unencrypted. */
  readonly protocol: "https" | "plain-http";

  /** ACM certificate in the same region. @default - one is created for `domainName` when the protocol is https */
  readonly certificateArn?: string;

  /** Name people call. @default - the load balancer's own name */
  readonly domainName?: string;

  /** Route 53 zone of `domainName`. @default - no DNS record is made */
  readonly hostedZoneId?: string;

  /** Second confirmation that a protected deployment may answer without encryption. @default - refused */
  readonly plainHttpInProduction?: "accepted";

  /** Tasks that run. @default 1 */
  readonly tasks?: number;

  /** Where tasks may connect to: anywhere, or HTTPS and the database only. @default "open" */
  readonly egress?: "open" | "strict";

  /** Image tag a new installation starts with; afterwards the delivery pipeline decides what runs. */
  readonly firstImageTag: string;

  /** Version of PostgreSQL; a minor one is pinned. @default "17" */
  readonly databaseVersion?: PostgresVersion;

  /** @default "db.t4g.small" */
  readonly databaseInstanceClass?: string;

  /** Storage to begin with. @default 64 */
  readonly databaseStorageGiB?: number;

  /** A standby in another zone. @default false */
  readonly databaseMultiAz?: boolean;

  /** Who the password is of, which RDS keeps. @default "database_admin" */
  readonly databaseUsername?: string;

  /** Days a backup is kept: 1 to 35, in production 14 or more. */
  readonly backupRetentionDays: number;

  /** S3 buckets the code reads and writes. @default [] */
  readonly buckets?: readonly string[];

  /** Bedrock models called in the own region, by a word that names their alarms. @default {} */
  readonly foundationModels?: Readonly<Record<string, string>>;

  /** Bedrock models called wherever there is room, by such a word. @default {} */
  readonly inferenceProfiles?: Readonly<Record<string, string>>;

  /** Detail of the container metrics. @default "enabled" */
  readonly containerInsights?: "enabled" | "enhanced";

  /** Days logs are kept; only values CloudWatch accepts. @default 30 */
  readonly logRetentionDays?: number;

  /** Whether an engineer may open a shell in a task with ECS Exec. @default false */
  readonly execEnabled?: boolean;

  /** Who is told: email address or https URL, by name. */
  readonly subscribers: Readonly<Record<string, string>>;

  /** AWS names that do not follow the scheme, by Terraform address. @default {} */
  readonly names?: Names;

  /** What a live system is adopted with, and should lose afterwards. @default [] */
  readonly compatibility?: readonly Compatibility[];

  /** Terraform addresses of what is adopted and not changed yet; taken out one by one. @default [] */
  readonly untouched?: readonly string[];
}

/** Settings with every default filled in; what has none stays as it was given. */
export function withDefaults(settings: Settings) {
  return {
    tasks: 1,
    egress: "open" as const,
    databaseVersion: "17" as const,
    databaseInstanceClass: "db.t4g.small",
    databaseStorageGiB: 64,
    databaseMultiAz: false,
    databaseUsername: "database_admin",
    buckets: [],
    foundationModels: {},
    inferenceProfiles: {},
    containerInsights: "enabled" as const,
    logRetentionDays: 30,
    execEnabled: false,
    names: {},
    compatibility: [],
    untouched: [],
    ...settings,
  };
}
