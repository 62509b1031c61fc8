import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { Deployment } from "../naming/deployment";
import { type Problem, validate } from "../validation/validate";
import type { Denial, Permission } from "./permission";
import { actionProblem } from "./permission-problems";
import { policyDocument } from "./policy-document";

/** Longest managed policy, in characters (IAM and STS quotas). */
const LARGEST_POLICY = 6_144;

export interface ManagedPolicyProps {
  /** What it is for; shown in the console, and never changed: AWS replaces a policy for it. */
  readonly description: string;

  readonly allow: readonly Permission[];

  /** Wins over everything that allows it. @default [] */
  readonly deny?: readonly Denial[];
}

/**
 * Permissions with a name of their own, for the roles of people and pipelines, or as a boundary around roles.
 *
 * Unlike what a service may do, they may say `Describe*`, and `*` for what has no name before it exists.
 */
export class ManagedPolicy extends Construct {
  readonly arn: string;
  readonly resource: IamPolicy;

  constructor(scope: Construct, id: string, { description, allow, deny = [] }: ManagedPolicyProps) {
    super(scope, id);
    const policy = policyDocument(allow, deny);
    const actions = [...allow, ...deny].flatMap((statement) => statement.actions);
    validate(this, [
      ...actions.map(unknownServiceProblem),
      ...allow.flatMap((permission) => permission.actions.map(everythingProblem)),
      sizeProblem(policy),
    ]);
    this.resource = new IamPolicy(this, "policy", {
      name: Deployment.of(this).name(id),
      description,
      policy,
    });
    this.arn = this.resource.arn;
  }
}

function unknownServiceProblem(action: string): Problem {
  return actionProblem(action.replace(/\*$/, "Any"));
}

function everythingProblem(action: string): Problem {
  return action.endsWith(":*") && `allow must not name all actions of a service, got '${action}'`;
}

function sizeProblem(policy: string): Problem {
  return (
    !Token.isUnresolved(policy) &&
    policy.length > LARGEST_POLICY &&
    `a managed policy has at most ${LARGEST_POLICY} characters, got ${policy.length}; split it in two`
  );
}
