import type { Denial, Grant, Permission } from "./permission";

/** Version of the policy language, not of the policy: the newest one. */
const LANGUAGE = "2012-10-17";

type Statement = Readonly<Record<string, unknown>> & { readonly Resource: readonly string[] };

/**
 * IAM policy that allows what is listed, in the order it is listed, and denies what is denied.
 *
 * Permissions that differ in their resources alone become one statement: three secrets are one line more, not three
 * statements.
 */
export function policyDocument(
  permissions: readonly (Permission | Grant)[],
  denials: readonly Denial[] = [],
): string {
  const statements = new Map<string, Statement>();
  for (const statement of permissions.map(statementOf)) {
    const key = JSON.stringify({ ...statement, Resource: [] });
    const resources = [...(statements.get(key)?.Resource ?? []), ...statement.Resource];
    statements.set(key, { ...statement, Resource: [...new Set(resources)] });
  }
  return JSON.stringify({
    Version: LANGUAGE,
    Statement: [...statements.values(), ...denials.map(denialOf)],
  });
}

function statementOf(permission: Permission | Grant): Statement {
  const { sid, actions, resources, conditions } = permission;
  const grant = "principal" in permission ? permission : undefined;
  return {
    ...(sid !== undefined && { Sid: sid }),
    Effect: grant?.effect ?? "Allow",
    ...(grant && { Principal: grant.principal }),
    Action: actions,
    Resource: resources,
    ...(conditions && { Condition: conditions }),
  };
}

function denialOf({ sid, actions, on, conditions }: Denial): Readonly<Record<string, unknown>> {
  return {
    Sid: sid,
    Effect: "Deny",
    Action: actions,
    ...("allBut" in on ? { NotResource: on.allBut } : { Resource: on }),
    ...(conditions && { Condition: conditions }),
  };
}
