import type { Rule } from "../../rule";
import { because, seenActions } from "../../seen";

/** Types whose every change is a new one: nothing is in them that could be lost. */
const TYPES = new Set([
  "aws_ecs_task_definition",
  "aws_secretsmanager_secret_version",
  "aws_lambda_layer_version",
  "aws_launch_configuration",
  "aws_api_gateway_deployment",
  "aws_iam_role_policy_attachment",
  "aws_lambda_permission",
  "aws_cloudwatch_event_target",
  "aws_s3_object",
  "aws_s3_object_copy",
  "aws_s3_bucket_object",
  "null_resource",
  "terraform_data",
]);

/** What is replaced on every release: to count it with what is destroyed would teach people to ignore the red. */
export const routineReplace: Rule = {
  id: "routine.replace",
  check(change) {
    if (change.kind !== "replace") return undefined;
    if (!TYPES.has(change.type) && !change.type.startsWith("time_")) return undefined;
    return {
      level: "routine",
      what: `A new one takes the place of the old${because(change)}`,
      evidence: [seenActions(change)],
      fix: "nothing to do",
    };
  },
};
