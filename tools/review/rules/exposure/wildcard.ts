import type { Statement } from "../../policy-document";
import { bindingCondition } from "./conditions";
import { matches } from "./widened-statements";

/** Why a statement gives away more than somebody wrote down. */
export interface Wildcard {
  readonly why: string;

  /** A condition that limits it. @default - none does */
  readonly limitedBy: string | undefined;
}

/**
 * Actions AWS lets nobody limit to a resource, or that only tell that something is there.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const UNSCOPED: readonly RegExp[] = [
  /^(ssmmessages|ec2messages|xray|ce|pricing|health|tag):/i,
  /^sts:GetCallerIdentity$/i,
  /^ecr(-public)?:GetAuthorizationToken$/i,
  /^cloudwatch:(PutMetricData|GetMetricData|GetMetricStatistics)$/i,
  /^logs:(DescribeLogGroups|PutResourcePolicy|CreateLogDelivery|GetLogDelivery|UpdateLogDelivery|DeleteLogDelivery)$/i,
  /^secretsmanager:GetRandomPassword$/i,
  /^kms:(GenerateRandom|ListAliases|ListKeys)$/i,
  /^ssm:(UpdateInstanceInformation|GetDeployablePatchSnapshotForInstance)$/i,
  /^ec2:(CreateNetworkInterface|DeleteNetworkInterface|AssignPrivateIpAddresses|UnassignPrivateIpAddresses|Describe[A-Za-z*]*)$/i,
  /^ecs:(DiscoverPollEndpoint|CreateCluster)$/i,
  /^servicediscovery:DiscoverInstances/i,
  /^s3:ListAllMyBuckets$/i,
  /^(?!s3:)[a-z0-9-]+:(Describe|List)[A-Za-z]*\*?$/i,
];

/** What lets somebody give himself more. */
const WRITES_IAM = [
  "iam:AddUserToGroup",
  "iam:AttachGroupPolicy",
  "iam:AttachRolePolicy",
  "iam:AttachUserPolicy",
  "iam:CreateAccessKey",
  "iam:CreateLoginProfile",
  "iam:CreatePolicyVersion",
  "iam:CreateRole",
  "iam:CreateUser",
  "iam:DeleteRolePermissionsBoundary",
  "iam:DeleteUserPermissionsBoundary",
  "iam:PutGroupPolicy",
  "iam:PutRolePermissionsBoundary",
  "iam:PutRolePolicy",
  "iam:PutUserPolicy",
  "iam:SetDefaultPolicyVersion",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateLoginProfile",
];

/** What is normal on one resource, and another identity's rights on all of them. */
const ESCALATES_ON_ALL = [
  "iam:PassRole",
  "sts:AssumeRole",
  "lambda:UpdateFunctionCode",
  "secretsmanager:GetSecretValue",
  "ssm:SendCommand",
  "ssm:StartSession",
  "ecs:ExecuteCommand",
  "kms:Decrypt",
];

/** Why a statement of an identity's policy gives away too much; nothing when it does not. */
export function wildcardOf(statement: Statement): Wildcard | undefined {
  const why = reasonOf(statement);
  return why === undefined ? undefined : { why, limitedBy: bindingCondition(statement) };
}

function reasonOf(statement: Statement): string | undefined {
  const { actions, notActions, resources, notResources } = statement;
  if (notActions.length > 0) return "every action is allowed that the list leaves out, those of tomorrow too";
  const scopable = actions.filter((action) => !UNSCOPED.some((one) => one.test(action)));
  if (scopable.length === 0) return undefined;
  if (notResources.length > 0)
    return "every resource is meant that the list leaves out, those of tomorrow too";
  const everything = scopable.find((action) => /^\*$|^[\w-*]+:\*$/.test(action));
  if (everything === "*" || everything === "*:*") return "every action is allowed";
  const writer = scopable.find((action) => coversOneOf(action, WRITES_IAM));
  if (writer) return `${writer} lets its holder give itself more rights`;
  if (everything) return `${everything} is every action of the service, those of tomorrow too`;
  const escalating = scopable.find((action) => coversOneOf(action, ESCALATES_ON_ALL));
  if (escalating && resources.some(isAllOfKind)) return `${escalating} is allowed on all there are`;
  return resources.includes("*") ? "it is allowed on every resource" : undefined;
}

function coversOneOf(pattern: string, actions: readonly string[]): boolean {
  return actions.some((action) => matches(pattern, action, true));
}

/** `*`, `arn:aws:iam::123456789012:role/*`, `arn:aws:secretsmanager:*:*:secret:*`. */
function isAllOfKind(resource: string): boolean {
  return resource === "*" || /^arn:[^:]*:[^:]*:[^:]*:[^:]*:([a-z-]+[/:])?\*$/.test(resource);
}
