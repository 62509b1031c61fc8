import {
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  paginateListRoles,
  type Role,
} from "@aws-sdk/client-iam";
import type { Aws } from "./aws";

/** A statement of a policy, lists in the order of the alphabet. */
export interface Statement {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: unknown;
}

/** Who may take a role, and everything it may do. */
export interface DeployedRole {
  readonly trust: unknown;
  readonly statements: readonly Statement[];

  /** Managed policies, which say elsewhere what they allow. */
  readonly attached: readonly string[];
}

/**
 * Roles by name.
 *
 * @param prefix what names begin with; left out here
 */
export async function rolesOf({ iam }: Aws, prefix: string): Promise<Record<string, DeployedRole>> {
  const roles: Role[] = [];
  for await (const { Roles = [] } of paginateListRoles({ client: iam }, {})) roles.push(...Roles);
  const ours = roles.filter(({ RoleName }) => RoleName?.startsWith(prefix));
  const deployed = ours.map(async ({ RoleName, AssumeRolePolicyDocument }) => {
    const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
    const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    const policies = await Promise.all(
      PolicyNames.map((PolicyName) => iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))),
    );
    return [
      RoleName?.replace(prefix, ""),
      {
        trust: document(AssumeRolePolicyDocument).Statement,
        statements: policies.flatMap(({ PolicyDocument }) => document(PolicyDocument).Statement.map(sorted)),
        attached: AttachedPolicies.map(({ PolicyName }) => PolicyName),
      },
    ];
  });
  return Object.fromEntries(await Promise.all(deployed));
}

/** A statement as these tests compare it. */
export function allow(
  Action: readonly string[],
  Resource: readonly string[],
  Condition?: unknown,
): Statement {
  return sorted({ Effect: "Allow", Action, Resource, ...(Condition !== undefined && { Condition }) });
}

function sorted(statement: Statement): Statement {
  return {
    ...statement,
    Action: [statement.Action].flat().sort(),
    Resource: [statement.Resource].flat().sort(),
  };
}

function document(text = ""): { Statement: Statement[] } {
  return JSON.parse(decodeURIComponent(text));
}
