import type { Permission } from "../../modules/identity/permission";
import { ofSystems } from "./names";
import type { Reach } from "./options";
import { givenNetworkArns } from "./reach";

/** Calls that touch two things each, a group and a rule of it. */
const CHANGES: readonly string[] = [
  "ec2:AuthorizeSecurityGroup*",
  "ec2:ModifySecurityGroupRules",
  "ec2:RevokeSecurityGroup*",
  "ec2:UpdateSecurityGroupRuleDescriptions*",
];

/** The calls that may bring tags along. */
const CREATING: readonly string[] = [
  "AuthorizeSecurityGroupEgress",
  "AuthorizeSecurityGroupIngress",
  "CreateSecurityGroup",
];

/**
 * Security groups in networks that were there before, and nothing else of those.
 *
 * Unlike the parts of a network, groups have their tags from the start: the tags say which are the systems'.
 */
export function deployGroups(reach: Reach): Permission[] {
  const { deployment } = reach;
  const groups = deployment.arn("ec2", "security-group/*");
  const rules = deployment.arn("ec2", "security-group-rule/*");
  const networks = givenNetworkArns(reach);
  if (networks.length === 0) return [];
  return [
    { sid: "GivenNetworks", actions: ["ec2:CreateSecurityGroup"], resources: networks },
    {
      sid: "NewGroups",
      actions: ["ec2:CreateSecurityGroup"],
      resources: [groups],
      conditions: { StringEquals: ofSystems(reach, "RequestTag") },
    },
    {
      sid: "TagsOfNew",
      actions: ["ec2:CreateTags"],
      resources: [groups, rules],
      conditions: { StringEquals: { ...ofSystems(reach, "RequestTag"), "ec2:CreateAction": CREATING } },
    },
    {
      sid: "Groups",
      actions: ["ec2:CreateTags", "ec2:DeleteSecurityGroup", "ec2:DeleteTags", ...CHANGES],
      resources: [groups, rules],
      conditions: { StringEquals: ofSystems(reach, "ResourceTag") },
    },
    // New rules have no tags yet, and the one AWS gives every group has none: the group says whose they are.
    { sid: "Rules", actions: CHANGES, resources: [rules] },
  ];
}
