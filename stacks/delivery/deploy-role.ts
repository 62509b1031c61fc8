import type { Permission } from "../../modules/identity/permission";
import type { TrustedService } from "../../modules/identity/service-trust";
import { roleArns } from "./names";
import type { Reach } from "./options";
import type { Plans } from "./plan-role";
import { readStates, writeStates } from "./state";

/** Services that are handed a role of the systems. */
const PASSED_TO: readonly TrustedService[] = [
  "cloudtrail.amazonaws.com",
  "ecs-tasks.amazonaws.com",
  "events.amazonaws.com",
  "monitoring.rds.amazonaws.com",
  "vpc-flow-logs.amazonaws.com",
];

/** Services that make a role of their own in an account when they are first used there. */
const OWN_ROLES = [
  "ecs.amazonaws.com",
  "ecs.application-autoscaling.amazonaws.com",
  "elasticache.amazonaws.com",
  "elasticfilesystem.amazonaws.com",
  "elasticloadbalancing.amazonaws.com",
  "rds.amazonaws.com",
];

/** The states of the delivered systems, and the plans that were approved. */
export function deployPermissions({ state, systems, deployment }: Reach, plans: Plans): Permission[] {
  return [
    ...readStates(state, systems, deployment),
    ...writeStates(state, systems, deployment),
    { sid: "GetPlans", actions: ["s3:GetObject"], resources: [`${plans.bucketArn}/*`] },
    { sid: "DecryptPlans", actions: ["kms:Decrypt"], resources: [plans.keyArn] },
  ];
}

/**
 * Roles of the delivered systems; none can do more than the boundary, once the environment has one.
 *
 * @param detachable policies of AWS that may be taken off them
 */
export function deployRoles(reach: Reach, detachable: readonly string[]): Permission[] {
  const { deployment, boundaryArn } = reach;
  const bounded = boundaryArn && { StringEquals: { "iam:PermissionsBoundary": boundaryArn } };
  const resources = roleArns(reach);
  return [
    {
      sid: "GiveRights",
      actions: [
        "iam:CreateRole",
        "iam:PutRolePolicy",
        ...(bounded ? ["iam:PutRolePermissionsBoundary"] : []),
      ],
      resources,
      ...(bounded && { conditions: bounded }),
    },
    {
      sid: "Roles",
      actions: [
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
      ],
      resources,
    },
    // Which policies is said one by one: some of AWS's deny, and to take one of those off would give rights.
    ...(detachable.length > 0
      ? [
          {
            sid: "TakeRights",
            actions: ["iam:DetachRolePolicy"],
            resources,
            conditions: {
              ArnEquals: { "iam:PolicyARN": detachable.map((name) => `arn:aws:iam::aws:policy/${name}`) },
            },
          },
        ]
      : []),
    {
      sid: "PassRoles",
      actions: ["iam:PassRole"],
      resources,
      conditions: { StringEquals: { "iam:PassedToService": PASSED_TO } },
    },
    {
      sid: "RolesOfServices",
      actions: ["iam:CreateServiceLinkedRole"],
      resources: [deployment.iamArn("role/aws-service-role/*")],
      conditions: { StringEquals: { "iam:AWSServiceName": OWN_ROLES } },
    },
  ];
}
