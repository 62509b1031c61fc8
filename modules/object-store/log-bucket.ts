import type { Construct } from "constructs";
import { PrivateBucket } from "./private-bucket";

/** Days in which a log that was deleted or overwritten can still be brought back. */
const RECOVERY_DAYS = 30;

export interface LogBucketProps {
  /** Days a log is kept. */
  readonly expireAfterDays: number;
}

/**
 * Where AWS services leave their logs: private, versioned, emptied by age alone.
 *
 * Encrypted with S3's own keys: load balancers cannot write to a bucket that is encrypted with a key of KMS.
 */
export class LogBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, { expireAfterDays }: LogBucketProps) {
    super(scope, id, { expireAfterDays, recoveryDays: RECOVERY_DAYS });
  }
}
