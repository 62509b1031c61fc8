import type { EncryptionKey } from "../encryption/encryption-key";
import type { HostNetwork } from "../network/host-network";

/** Major versions, all of which can pause. RDS chooses the minor one and upgrades it, which no plan shows. */
export type AuroraVersion = "15" | "16" | "17";

export interface AuroraServerlessProps {
  readonly network: HostNetwork;

  /** Encrypts storage, snapshots, Performance Insights and logs; another key means another cluster. */
  readonly key: EncryptionKey;

  /** e.g. `llm_proxy` */
  readonly databaseName: string;

  /** Capacity units (ACU) of an idle instance: 0.5 to 256 in steps of 0.5, or 0 to pause it. */
  readonly minCapacity: number;

  /** Capacity units an instance may grow to: 1 to 256 in steps of 0.5. */
  readonly maxCapacity: number;

  /** Seconds without a connection until an instance is paused, 300 to 86400. @default 300 - where `minCapacity` is 0 */
  readonly autoPauseSeconds?: number;

  /** Instances beside the one that writes, 0 to 15: they answer reads, and take over. @default 0 */
  readonly readers?: number;

  /** A higher one upgrades the cluster where it is, which takes it down for some minutes. @default "16" */
  readonly engineVersion?: AuroraVersion;

  /** Days within which any moment can be restored: 1 to 35, and 14 or more of what is protected. */
  readonly backupRetentionDays: number;

  /** Hours of the daily backup, UTC. @default "03:00-04:00" */
  readonly backupWindow?: string;

  /** Hours of the week in which RDS may restart the instances, UTC. @default "sun:05:00-sun:06:00" */
  readonly maintenanceWindow?: string;

  /** How long logs are kept; only values CloudWatch accepts. */
  readonly logRetentionDays: number;
}
