import type { Change } from "../plan/change";
import { type Plan, withoutKey } from "../plan/plan";
import { isUntold } from "./policy-statements";

/** Attributes whose names end like a policy's and are none. */
const NO_POLICIES = new Set([
  "redrive_policy",
  "redrive_allow_policy",
  "delivery_policy",
  "lifecycle_policy",
]);

/** Types whose `policy` says nothing about access. */
const NO_POLICY_TYPES = new Set(["aws_ecr_lifecycle_policy", "aws_dlm_lifecycle_policy"]);

/** Types for which AWS writes a policy where the code has none. */
const HAS_DEFAULT = new Set([
  "aws_kms_key",
  "aws_kms_external_key",
  "aws_kms_replica_key",
  "aws_s3_bucket",
  "aws_sns_topic",
  "aws_sqs_queue",
  "aws_vpc_endpoint",
  "aws_secretsmanager_secret",
  "aws_opensearch_domain",
  "aws_elasticsearch_domain",
  "aws_backup_vault",
  "aws_efs_file_system",
  "aws_glacier_vault",
]);

/** Attributes that are policy documents, and that neither the plan nor the code tells; not those nobody wrote. */
export function unknownPolicies(change: Change, plan: Plan): string[] {
  const { address, type, kind, after } = change;
  if (kind === "delete" || kind === "none" || NO_POLICY_TYPES.has(type)) return [];
  const written = plan.references.get(withoutKey(address));
  return Object.keys(after).filter((name) => {
    const isPolicy = /(^|_)(policy|access_policies)$/.test(name) && !NO_POLICIES.has(name);
    return isPolicy && isUntold(change, name) && (written?.has(name) ?? !HAS_DEFAULT.has(type));
  });
}
