import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { type Problem, validate } from "../validation/validate";
import type { Permission } from "./permission";
import { permissionProblems } from "./permission-problems";
import { policyDocument } from "./policy-document";

/** Longest inline policy of a role, in characters (IAM and STS quotas). */
const LARGEST_POLICY = 10_240;

export interface RoleProps {
  /** Name of the role in AWS, e.g. `deployment.name("langgraph-task")`. */
  readonly name: string;

  /** Who may take the role: JSON, from `serviceTrust`. */
  readonly trust: string;

  /** What the role may do. @default [] */
  readonly permissions?: readonly Permission[];
}

/** Who a service is in AWS, and exactly what it may do there. */
export class Role extends Construct {
  readonly arn: string;
  readonly resource: IamRole;

  constructor(scope: Construct, id: string, { name, trust, permissions = [] }: RoleProps) {
    super(scope, id);
    const policy = policyDocument(permissions);
    validate(this, [...permissionProblems(permissions), sizeProblem(policy)]);
    this.resource = new IamRole(this, "role", { name, assumeRolePolicy: trust });
    this.arn = this.resource.arn;
    if (permissions.length > 0) {
      new IamRolePolicy(this, "role-policy", {
        name: "permissions",
        role: this.resource.name,
        policy,
      });
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
