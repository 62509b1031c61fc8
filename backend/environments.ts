import type { Accountability } from "../modules/naming/accountability";
import type { Place } from "../modules/naming/deployment";

/**
 * What keeps two deployments of one stack apart.
 *
 * `both` takes the DynamoDB lock and S3's own lock file, so that leaving DynamoDB later is a deletion and not a
 * migration (docs/decisions/0002-two-locks.md).
 */
export type Lock = "dynamodb" | "both" | "s3";

/** An AWS account and region that stacks are deployed to, and where Terraform remembers what it did there. */
export interface Environment extends Place, Accountability {
  readonly lock: Lock;
}

/** First part of the state bucket's name, which no other AWS customer may use. */
const ORGANIZATION = "example";

const EVERYWHERE = {
  region: "us-east-1",
  lock: "both",
  owner: "platform-engineering",
  costCenter: "ai-agents",
  repository: "github.com/example/ai-agent-systems-aws",
} as const;

/**
 * Where the systems are deployed. Make these yours first: the account numbers are AWS's own examples, and the
 * provider refuses to touch any account but the one named here. A `permissionsBoundary` keeps every role inside what
 * the environment's delivery stack allows; stacks/delivery/README.md says in which order to turn it on.
 */
export const ENVIRONMENTS = {
  dev: { ...EVERYWHERE, environment: "dev", accountId: "111122223333", isProtected: false },
  staging: { ...EVERYWHERE, environment: "staging", accountId: "444455556666", isProtected: false },
  prod: { ...EVERYWHERE, environment: "prod", accountId: "777788889999", isProtected: true },
} as const satisfies Readonly<Record<string, Environment>>;

/** Bucket that holds the state files of an environment. */
export function stateBucketName({ accountId, region }: Place): string {
  return `${ORGANIZATION}-terraform-state-${accountId}-${region}`;
}

/** DynamoDB table that holds the locks; one for an account and region. */
export const LOCK_TABLE = "terraform-locks";

/** Key that encrypts the state files, by its alias: known before the key exists. */
export const STATE_KEY_ALIAS = "alias/terraform-state";

/** Role that may delete versions of a state file and change the bucket's rules, for the worst day only. */
export const BREAK_GLASS_ROLE = "break-glass";

/** Object of the state bucket that holds the state of a system in an environment. */
export function stateObject(system: string, environment: string): string {
  return `${system}/${environment}/terraform.tfstate`;
}

/** What CI has to know to reach the states of an environment. */
export function stateNames(place: Place) {
  return {
    bucket: stateBucketName(place),
    lockTable: LOCK_TABLE,
    keyAlias: STATE_KEY_ALIAS,
    objectOf: stateObject,
  };
}
