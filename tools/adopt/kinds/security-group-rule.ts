import { type EC2, paginateDescribeSecurityGroupRules, type SecurityGroupRule } from "@aws-sdk/client-ec2";
import { askAll } from "../ask";
import { found, type Kind, type Values } from "./kind";

export const INGRESS_RULE = ruleKind(false);
export const EGRESS_RULE = ruleKind(true);

function ruleKind(isEgress: boolean): Kind {
  return {
    wants: "the rule's id, sgr-…",
    form: /^sgr-[0-9a-f]+$/,
    by: ["security_group_id", "ip_protocol"],
    also: [
      "from_port",
      "to_port",
      "cidr_ipv4",
      "cidr_ipv6",
      "prefix_list_id",
      "referenced_security_group_id",
    ],
    find: async ({ ec2 }, values) =>
      (await rulesOf(ec2, values["security_group_id"] ?? ""))
        .filter((rule) => rule.IsEgress === isEgress && isSameRule(values, rule))
        .flatMap(({ SecurityGroupRuleId }) => found(SecurityGroupRuleId)),
  };
}

/** Every rule of a group, both ways. */
export function rulesOf(client: EC2, group: string): Promise<SecurityGroupRule[]> {
  const Filters = [{ Name: "group-id", Values: [group] }];
  return askAll(
    "ec2:DescribeSecurityGroupRules",
    paginateDescribeSecurityGroupRules({ client }, { Filters }),
    (page) => page.SecurityGroupRules,
  );
}

/** Whether a rule lets through what a block is written for; what is said of it beside does not count. */
export function isSameRule(values: Values, rule: SecurityGroupRule): boolean {
  const isEverything = values["ip_protocol"] === "-1";
  return (
    rule.IpProtocol === values["ip_protocol"] &&
    // Rules for all protocols have no ports in the code, and -1 in AWS.
    (isEverything ||
      (String(rule.FromPort) === values["from_port"] && String(rule.ToPort) === values["to_port"])) &&
    rule.CidrIpv4 === values["cidr_ipv4"] &&
    rule.CidrIpv6 === values["cidr_ipv6"] &&
    rule.PrefixListId === values["prefix_list_id"] &&
    rule.ReferencedGroupInfo?.GroupId === values["referenced_security_group_id"]
  );
}
