import type { Deployment } from "../naming/deployment";
import type { Problem } from "../validation/validate";

/**
 * Name of a bucket: `mao-prod-access-logs-111122223333-us-east-1`.
 *
 * Bucket names are shared by all of AWS, hence the account and the region; they end at 63 characters, hence the short
 * name of the system.
 */
export function bucketName(part: string, deployment: Deployment): string {
  return `${deployment.shortName(part)}-${deployment.accountId}-${deployment.region}`;
}

/** What is wrong with the name of a bucket; its length is checked with all other names. */
export function bucketNameProblem(name: string): Problem {
  return (
    !/^[a-z0-9][a-z0-9-]*[a-z0-9]$/.test(name) &&
    `bucket names hold lower case letters, digits and hyphens, got '${name}'`
  );
}
