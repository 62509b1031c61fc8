import type { Statement } from "../../policy-document";

export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** The conditions of a statement, taken apart. */
export function conditionsOf({ conditions }: Statement): Condition[] {
  return conditions.map((condition) => {
    const [, operator = "", key = "", values = ""] = /^(\S+) (\S+) = (.*)$/s.exec(condition) ?? [];
    return { operator, key, values: values.split(", ") };
  });
}

/** Keys that bind a request to an account, an organization, a network, or a few resources. */
const BINDING =
  /^aws:(ResourceAccount|ResourceOrgID|ResourceOrgPaths|ResourceTag\/.+|SourceAccount|SourceArn|SourceOwner|SourceOrgID|SourceOrgPaths|SourceVpc|SourceVpce|SourceIp|PrincipalAccount|PrincipalArn|PrincipalOrgID|PrincipalOrgPaths|PrincipalTag\/.+|CalledVia|ViaAWSService)$|^kms:(CallerAccount|ViaService|EncryptionContext.*|GrantIsForAWSResource|ResourceAliases)$|^(ecs:cluster|cloudwatch:namespace|iam:PassedToService|iam:PermissionsBoundary|iam:AWSServiceName|s3:DataAccessPointAccount|sns:Endpoint|ec2:ResourceTag\/.+|ssm:resourceTag\/.+|secretsmanager:ResourceTag\/.+|elasticfilesystem:AccessedViaMountTarget|lambda:SourceFunctionArn)$/i;

/** A condition that limits a statement to what is ours, in words; nothing when there is none. */
export function bindingCondition(statement: Statement): string | undefined {
  const binding = conditionsOf(statement).find(
    ({ operator, key, values }) =>
      BINDING.test(key) &&
      !/Not|IfExists$|^Null$/i.test(operator) &&
      !values.some((value) => /^[*?:]+$|\/0$/.test(value)),
  );
  return binding && `${binding.operator} ${binding.key} = ${binding.values.join(", ")}`;
}
