import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { Deployment } from "../naming/deployment";
import { type Problem, validate } from "../validation/validate";
import type { ManagedPolicy } from "./managed-policy";
import type { Denial, Permission } from "./permission";
import { permissionProblems } from "./permission-problems";
import { policyDocument } from "./policy-document";

/** Longest inline policy of a role, in characters (IAM and STS quotas). */
const LARGEST_POLICY = 10_240;

/** Managed policies a role can have (IAM and STS quotas: the default). */
const MOST_POLICIES = 10;

export interface RoleProps {
  /** Name of the role in AWS, e.g. `deployment.name("langgraph-task")`. */
  readonly name: string;

  /** Who may take the role: JSON, from `serviceTrust` or `GitHubIdentity.trust`. */
  readonly trust: string;

  /** What the role may do. @default [] */
  readonly permissions?: readonly Permission[];

  /** What it may not do, whatever else allows it. @default [] */
  readonly denials?: readonly Denial[];

  /** Managed policies it has as well, each under a word of its own. @default {} */
  readonly policies?: Readonly<Record<string, ManagedPolicy>>;
}

/** Who somebody is in AWS, and exactly what they may do there. */
export class Role extends Construct {
  readonly arn: string;
  readonly resource: IamRole;

  constructor(scope: Construct, id: string, props: RoleProps) {
    super(scope, id);
    const { name, trust, permissions = [], denials = [], policies = {} } = props;
    const policy = policyDocument(permissions, denials);
    validate(this, [
      ...permissionProblems(permissions),
      sizeProblem(policy),
      Object.keys(policies).length > MOST_POLICIES &&
        `policies must be at most ${MOST_POLICIES}, got ${Object.keys(policies).length}`,
    ]);
    const deployment = Deployment.of(this);
    const boundary = deployment.permissionsBoundary;
    this.resource = new IamRole(this, "role", {
      name,
      assumeRolePolicy: trust,
      permissionsBoundary: boundary && deployment.iamArn(`policy/${boundary}`),
    });
    this.arn = this.resource.arn;
    if (permissions.length + denials.length > 0) {
      new IamRolePolicy(this, "role-policy", {
        name: "permissions",
        role: this.resource.name,
        policy,
      });
    }
    for (const [word, { arn: policyArn }] of Object.entries(policies)) {
      new IamRolePolicyAttachment(this, word, { role: this.resource.name, policyArn });
    }
  }
}

function sizeProblem(policy: string): Problem {
  return (
    !Token.isUnresolved(policy) &&
    policy.length > LARGEST_POLICY &&
    `permissions make a policy of at most ${LARGEST_POLICY} characters, got ${policy.length}; name fewer resources`
  );
}
