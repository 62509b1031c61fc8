import type { EncryptionKey } from "../encryption/encryption-key";
import type { HostNetwork } from "../network/host-network";

type Major = "15" | "16" | "17" | "18";

/** A major version, of which RDS chooses the minor one and upgrades it, which no plan shows; or a minor one that stays. */
export type PostgresVersion = Major | `${Major}.${number}`;

export interface PostgresProps {
  readonly network: HostNetwork;

  /** Encrypts storage, snapshots, Performance Insights and logs; another key means another instance. */
  readonly key: EncryptionKey;

  /** e.g. `langfuse` */
  readonly databaseName: string;

  /** Who the password is of; another name means another instance. @default "database_admin" */
  readonly username?: string;

  /** e.g. `db.t3.small` */
  readonly instanceClass: string;

  /** A standby in another zone that takes over. @default false */
  readonly multiAz?: boolean;

  /** A higher one upgrades the instance where it is, which takes it down for some minutes. @default "16" */
  readonly engineVersion?: PostgresVersion;

  /** Storage to begin with: 20 to 65536. @default 20 */
  readonly allocatedStorageGiB?: number;

  /** Size that RDS may let storage grow to when it fills up. @default - five times `allocatedStorageGiB`, at most 65536 */
  readonly maxAllocatedStorageGiB?: number;

  /** Days within which any moment can be restored: 1 to 35, and 14 or more of what is protected. */
  readonly backupRetentionDays: number;

  /** Hours of the daily backup, UTC. @default "03:00-04:00" */
  readonly backupWindow?: string;

  /** Hours of the week in which RDS may restart the instance, UTC. @default "sun:05:00-sun:06:00" */
  readonly maintenanceWindow?: string;

  /** How long logs are kept; only values CloudWatch accepts. */
  readonly logRetentionDays: number;
}
