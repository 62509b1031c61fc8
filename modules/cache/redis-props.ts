import type { EncryptionKey } from "../encryption/encryption-key";
import type { HostNetwork } from "../network/host-network";
import type { CacheEngine } from "./engine";

export interface RedisProps {
  readonly network: HostNetwork;

  /** Encrypts memory that is written to disk, and snapshots; another key means another, empty cache. */
  readonly key: EncryptionKey;

  /** e.g. `cache.t4g.micro` */
  readonly nodeType: string;

  /** One that writes and the rest to take over, 1 to 6; two or more are in different zones. */
  readonly nodes: number;

  /** @default "redis" */
  readonly engine?: CacheEngine;

  /** Whether clients may do without TLS; only where they may not, there is a token. @default "preferred" */
  readonly transitEncryption?: "preferred" | "required";

  /** Days a daily snapshot is kept: 0 to 35; 0 makes none. @default 0 */
  readonly snapshotRetentionDays?: number;

  /** Hours of the week in which ElastiCache may replace nodes, UTC. @default "sun:05:00-sun:06:00" */
  readonly maintenanceWindow?: string;
}
