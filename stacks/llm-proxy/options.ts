import { DEFAULTS, type Sizing, TIERS, type Tier } from "./tiers";

/** Subnets of a network that is there already, by the zone each is in. */
export interface ExistingSubnets {
  /** Where the load balancer goes. */
  readonly public: Readonly<Record<string, string>>;

  /** Where the tasks go; they need a way out to the internet. */
  readonly private: Readonly<Record<string, string>>;

  /** Where Aurora and Redis go. @default - the private ones */
  readonly data?: Readonly<Record<string, string>>;
}

/** Tags by which the subnets of a network that is there already are found. */
export interface ExistingSubnetTags {
  readonly public: Readonly<Record<string, string>>;
  readonly private: Readonly<Record<string, string>>;

  /** @default - data is kept in the private ones */
  readonly data?: Readonly<Record<string, string>>;
}

/** Everything that differs between two installations of the proxy. What a tier sets can be set beside it, and wins. */
export interface Settings extends Partial<Sizing> {
  /** How much there is of everything. */
  readonly tier: Tier;

  /** Range of the own VPC; no two VPCs of this project overlap. @default - none is made: `existingVpcId` says where */
  readonly cidr?: string;

  /** Availability Zones by name. */
  readonly zones: readonly string[];

  /** A VPC that is there already; nothing of it is changed. @default - one of its own, from `cidr` */
  readonly existingVpcId?: string;

  /** Its subnets, by id. @default - found by `existingSubnetTags` */
  readonly existingSubnets?: ExistingSubnets;

  /** Its subnets, by tags. @default - named in `existingSubnets` */
  readonly existingSubnetTags?: ExistingSubnetTags;

  /** Who talked to whom, in CloudWatch Logs; of the own VPC only. @default "on" */
  readonly flowLogs?: "on" | "off";

  /** Ranges that may call the load balancer, by who is behind them. */
  readonly callers: Readonly<Record<string, string>>;

  /** `https` needs a certificate; `plain-http` is for inside, and takes no range that is the whole internet. */
  readonly protocol: "https" | "plain-http";

  /** Name people call. @default - the load balancer's own name */
  readonly domainName?: string;

  /** Route 53 zone of `domainName`. @default - no DNS record is made */
  readonly hostedZoneId?: string;

  /** ACM certificate in the same region. @default - one is created for `domainName` when the protocol is https */
  readonly existingCertificateArn?: string;

  /** Second confirmation that a protected deployment may answer without encryption. @default - refused */
  readonly plainHttpInProduction?: "accepted";

  /** Second confirmation that 0 ACU are wanted, although the dispatcher's connection keeps Aurora awake. @default - refused */
  readonly dispatcherKeepsAuroraAwake?: "accepted";

  /** Days an Aurora backup is kept: 1 to 35, in production 14 or more. */
  readonly backupRetentionDays: number;

  /** @default "redis" */
  readonly redisEngine?: "redis" | "valkey";

  /** Whether clients of Redis may, or must use TLS; the application's event bus can't yet. @default "preferred" */
  readonly redisTransitEncryption?: "preferred" | "required";

  /** A secret with the whole DATABASE_URL, which `npm run setup` composes. @default "parts" - containers get the parts */
  readonly databaseUrl?: "composed" | "parts";

  /** What the tunable parameters hold at first; later `npm run config:set` decides. @default {} - see `parameters.ts` */
  readonly firstValues?: Readonly<Partial<Record<"log-level" | "cache-enabled" | "rate-limit-rpm", string>>>;

  /** Feature flags and what each is at first: parameters `feature-<name>`. @default {} */
  readonly featureFlags?: Readonly<Record<string, "on" | "off">>;

  /** Image tag a new installation starts with; afterwards the delivery pipeline decides what runs. */
  readonly firstImageTag: string;

  /** Detail of the container metrics. @default "enabled" */
  readonly containerInsights?: "enabled" | "enhanced";

  /** Whether an engineer may open a shell in a task with ECS Exec. @default false */
  readonly execEnabled?: boolean;

  /** Who is told: email address or https URL, by name. */
  readonly subscribers: Readonly<Record<string, string>>;
}

/** Settings with every default filled in: what is given wins over the tier, the tier over the defaults. */
export function withDefaults(settings: Settings) {
  return {
    flowLogs: "on" as const,
    redisEngine: "redis" as const,
    redisTransitEncryption: "preferred" as const,
    databaseUrl: "parts" as const,
    firstValues: {},
    featureFlags: {},
    containerInsights: "enabled" as const,
    execEnabled: false,
    ...DEFAULTS,
    ...TIERS[settings.tier],
    ...given(settings),
  };
}

/** A setting given as `undefined` has not been given. */
function given(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Settings &
    Record<string, unknown>;
}
