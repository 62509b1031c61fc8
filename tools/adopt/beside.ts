import type { SecurityGroupRule } from "@aws-sdk/client-ec2";
import { paginateListAttachedRolePolicies, paginateListRolePolicies } from "@aws-sdk/client-iam";
import { ask, askAll } from "./ask";
import type { Aws } from "./aws";
import { typeOf } from "./kinds/kinds";
import { listenerRulesOf, listenersOf } from "./kinds/load-balancer";
import { rulesOf } from "./kinds/security-group-rule";

/** Something that belongs to what is adopted, and that the code does not know. */
export interface Beside {
  /** The adopted address it belongs to. */
  readonly of: string;

  readonly what: string;

  /** What to do about it: a command that removes it, or a word. */
  readonly advice: string;
}

/** Lists the parts of one resource: those that were found are not beside anything. */
type Parts = (aws: Aws, id: string) => Promise<readonly (Omit<Beside, "of"> & { readonly id: string })[]>;

const PARTS: Readonly<Record<string, Parts>> = {
  aws_security_group: groupRules,
  aws_iam_role: rolePolicies,
  aws_lb: listeners,
  aws_lb_listener: listenerRules,
  aws_db_instance: databaseGroups,
};

/**
 * What exists beside the code in what it adopts: Terraform leaves it as it is, and what it allows goes on.
 *
 * @param manifest import id by address
 */
export async function besideOf(aws: Aws, manifest: Readonly<Record<string, string>>): Promise<Beside[]> {
  const known = new Set(Object.values(manifest));
  const all = await Promise.all(
    Object.entries(manifest).map(async ([of, id]) => {
      const parts = (await PARTS[typeOf(of)]?.(aws, id)) ?? [];
      return parts.filter((part) => !known.has(part.id)).map(({ what, advice }) => ({ of, what, advice }));
    }),
  );
  return all.flat();
}

async function groupRules({ ec2 }: Aws, group: string) {
  return (await rulesOf(ec2, group)).map((rule) => {
    const { SecurityGroupRuleId: id = "", IsEgress } = rule;
    const way = IsEgress ? "egress" : "ingress";
    const command = `aws ec2 revoke-security-group-${way} --group-id ${group} --security-group-rule-ids ${id}`;
    return { id, what: `${way} ${ruleWords(rule)}`, advice: command };
  });
}

/** `tcp 22 from 0.0.0.0/0`. */
export function ruleWords(rule: SecurityGroupRule): string {
  const { IpProtocol = "", FromPort, ToPort, IsEgress } = rule;
  const ports = FromPort === ToPort ? `${FromPort}` : `${FromPort}-${ToPort}`;
  const other =
    rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.PrefixListId ?? rule.ReferencedGroupInfo?.GroupId ?? "nobody";
  const traffic = IpProtocol === "-1" ? "everything" : `${IpProtocol} ${ports}`;
  return `${traffic} ${IsEgress ? "to" : "from"} ${other}`;
}

async function rolePolicies({ iam: client }: Aws, RoleName: string) {
  const [inline, attached] = await Promise.all([
    askAll(
      "iam:ListRolePolicies",
      paginateListRolePolicies({ client }, { RoleName }),
      (page) => page.PolicyNames,
    ),
    askAll(
      "iam:ListAttachedRolePolicies",
      paginateListAttachedRolePolicies({ client }, { RoleName }),
      (page) => page.AttachedPolicies,
    ),
  ]);
  return [
    ...inline.map((name) => ({
      id: `${RoleName}:${name}`,
      what: `inline policy ${name}`,
      advice: `aws iam delete-role-policy --role-name ${RoleName} --policy-name ${name}`,
    })),
    ...attached.map(({ PolicyArn: arn = "" }) => ({
      id: `${RoleName}/${arn}`,
      what: `policy ${arn}`,
      advice: `aws iam detach-role-policy --role-name ${RoleName} --policy-arn ${arn}`,
    })),
  ];
}

async function listeners({ elb }: Aws, arn: string) {
  return (await listenersOf(elb, arn)).map(({ ListenerArn: id = "", Protocol, Port }) => ({
    id,
    what: `listener ${Protocol} ${Port}`,
    advice: `aws elbv2 delete-listener --listener-arn ${id}`,
  }));
}

async function listenerRules({ elb }: Aws, arn: string) {
  return (await listenerRulesOf(elb, arn))
    .filter(({ IsDefault }) => !IsDefault)
    .map(({ RuleArn: id = "", Priority }) => ({
      id,
      what: `rule of priority ${Priority}`,
      advice: `aws elbv2 delete-rule --rule-arn ${id}`,
    }));
}

/** A database goes over to the parameter group the code names, and stays in its subnet group. */
async function databaseGroups({ rds }: Aws, DBInstanceIdentifier: string) {
  const answer = await ask("rds:DescribeDBInstances", rds.describeDBInstances({ DBInstanceIdentifier }));
  const { DBSubnetGroup, DBParameterGroups = [] } = answer?.DBInstances?.[0] ?? {};
  const group = (kind: string, name: string | undefined, otherwise: string) =>
    name === undefined || name.startsWith("default")
      ? []
      : [{ id: name, what: `${kind} ${name}`, advice: `name it so in the code, or the plan ${otherwise}` }];
  return [
    ...group("subnet group", DBSubnetGroup?.DBSubnetGroupName, "makes another that nothing uses"),
    ...DBParameterGroups.flatMap((one) =>
      group("parameter group", one.DBParameterGroupName, "changes groups"),
    ),
  ];
}
