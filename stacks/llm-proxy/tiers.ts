/** How much there is of everything: what a tier decides, and what a setting beside it decides instead. */
export interface Sizing {
  /** Ways out to the internet: one for all zones, or one in each. @default 1 */
  readonly natGateways: 1 | 2;

  /** Aurora capacity units (2 GiB of memory each) that are always there; 0 lets an idle database stop. @default 0.5 */
  readonly auroraMinCapacity: number;

  /** Aurora capacity units there are at most. @default 4 */
  readonly auroraMaxCapacity: number;

  /** Aurora instances that take over when the writer fails, and answer reads. @default 0 */
  readonly auroraReaders: number;

  /** @default "cache.t4g.micro" */
  readonly redisNodeType: string;

  /** One, or one and its replicas, the first of which takes over. @default 1 */
  readonly redisNumNodes: number;

  /** Proxy tasks that run when nobody calls. @default 1 */
  readonly proxyMinTasks: number;

  /** Proxy tasks there are at most. @default 4 */
  readonly proxyMaxTasks: number;

  /** Graviton, for a fifth less money; the image has to be built for it. @default true */
  readonly useArm64: boolean;

  /** A collector beside every task that sends traces to X-Ray. @default false */
  readonly enableXRay: boolean;

  /** Days logs are kept; only values CloudWatch accepts. @default 14 */
  readonly logRetentionDays: number;
}

/** What holds where neither a tier nor a setting says otherwise. */
export const DEFAULTS: Sizing = {
  natGateways: 1,
  auroraMinCapacity: 0.5,
  auroraMaxCapacity: 4,
  auroraReaders: 0,
  redisNodeType: "cache.t4g.micro",
  redisNumNodes: 1,
  proxyMinTasks: 1,
  proxyMaxTasks: 4,
  useArm64: true,
  enableXRay: false,
  logRetentionDays: 14,
};

/** Presets, from the cheapest to what may not fail; a setting given beside its tier wins. */
export const TIERS = {
  dev: { auroraMaxCapacity: 1, proxyMaxTasks: 1, logRetentionDays: 7 },
  low: { proxyMaxTasks: 2 },
  medium: { natGateways: 2, redisNumNodes: 2, proxyMinTasks: 2 },
  production: {
    natGateways: 2,
    auroraMinCapacity: 1,
    auroraMaxCapacity: 16,
    auroraReaders: 1,
    redisNodeType: "cache.t4g.small",
    redisNumNodes: 2,
    proxyMinTasks: 2,
    proxyMaxTasks: 10,
    enableXRay: true,
    logRetentionDays: 30,
  },
} as const satisfies Readonly<Record<string, Partial<Sizing>>>;

export type Tier = keyof typeof TIERS;
