import type { Problem } from "../validation/validate";
import type { Permission } from "./permission";
import { isServicePrefix, nearestServicePrefix } from "./service-prefixes";

/**
 * Actions that IAM can't limit to a resource, so that `*` is all a policy can say.
 *
 * From the AWS Service Authorization Reference: actions whose column "Resource types" is empty.
 */
const WITHOUT_RESOURCES: readonly string[] = [
  "cloudwatch:PutMetricData",
  "ecr:GetAuthorizationToken",
  "ecs:DeregisterTaskDefinition",
  "ecs:DescribeTaskDefinition",
  "ssmmessages:CreateControlChannel",
  "ssmmessages:CreateDataChannel",
  "ssmmessages:OpenControlChannel",
  "ssmmessages:OpenDataChannel",
  "xray:GetSamplingRules",
  "xray:GetSamplingStatisticSummaries",
  "xray:GetSamplingTargets",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
];

/** What is wrong with the permissions of a role: actions AWS does not know, and more rights than anyone needs. */
export function permissionProblems(permissions: readonly Permission[]): Problem[] {
  return permissions.flatMap(({ actions, resources }) => [
    actions.length === 0 && "actions must name at least one action, got none",
    ...actions.map(actionProblem),
    resources.length === 0 &&
      `resources must name at least one ARN for ${actions.join(", ") || "no action"}, got none`,
    ...(resources.includes("*") ? actions.map(everywhereProblem) : []),
  ]);
}

/** What is wrong with the name of an action. */
export function actionProblem(action: string): Problem {
  const [prefix = "", name = ""] = action.split(":", 2);
  if (name === "" && prefix !== "*")
    return `actions must look like 's3:GetObject', a service and an action, got '${action}'`;
  if (prefix === "*" || name === "*") return `actions must be named one by one, got '${action}'`;
  if (isServicePrefix(prefix)) return undefined;
  const meant = `${nearestServicePrefix(prefix)}:${name}`;
  return `actions must begin with a known IAM service prefix, got '${action}'; did you mean '${meant}'`;
}

function everywhereProblem(action: string): Problem {
  return !WITHOUT_RESOURCES.includes(action) && `resources must be ARNs for '${action}', got '*'`;
}
