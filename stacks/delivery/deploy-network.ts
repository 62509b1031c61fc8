import { ServiceDiscoveryPrivateDnsNamespace } from "@cdktf/provider-aws/lib/service-discovery-private-dns-namespace";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Permission } from "../../modules/identity/permission";
import { deployGroups } from "./deploy-groups";
import { inRegion, ofSystems, shortNamed } from "./names";
import type { Reach } from "./options";
import { has, zoneArns } from "./reach";

/** Things of a network have no names, and many calls touch two of them: the account and the region are the limit. */
const NETWORK: readonly string[] = [
  "ec2:AllocateAddress",
  "ec2:AssociateAddress",
  "ec2:AssociateRouteTable",
  "ec2:AttachInternetGateway",
  "ec2:AuthorizeSecurityGroup*",
  "ec2:CreateFlowLogs",
  "ec2:CreateInternetGateway",
  "ec2:CreateNatGateway",
  "ec2:CreateRoute",
  "ec2:CreateRouteTable",
  "ec2:CreateSecurityGroup",
  "ec2:CreateSubnet",
  "ec2:CreateTags",
  "ec2:CreateVpc",
  "ec2:CreateVpcEndpoint",
  "ec2:DeleteFlowLogs",
  "ec2:DeleteInternetGateway",
  "ec2:DeleteNatGateway",
  "ec2:DeleteNetworkInterface",
  "ec2:DeleteRoute",
  "ec2:DeleteRouteTable",
  "ec2:DeleteSecurityGroup",
  "ec2:DeleteSubnet",
  "ec2:DeleteTags",
  "ec2:DeleteVpc",
  "ec2:DeleteVpcEndpoints",
  "ec2:DetachInternetGateway",
  "ec2:DetachNetworkInterface",
  "ec2:DisassociateAddress",
  "ec2:DisassociateRouteTable",
  "ec2:ModifySecurityGroupRules",
  "ec2:ModifySubnetAttribute",
  "ec2:ModifyVpcAttribute",
  "ec2:ModifyVpcEndpoint",
  "ec2:ReleaseAddress",
  "ec2:ReplaceRoute*",
  "ec2:RevokeSecurityGroup*",
  "ec2:UpdateSecurityGroupRuleDescriptions*",
];

const LOAD_BALANCING: readonly string[] = [
  "elasticloadbalancing:AddTags",
  "elasticloadbalancing:Create*",
  "elasticloadbalancing:Delete*",
  "elasticloadbalancing:DeregisterTargets",
  "elasticloadbalancing:Modify*",
  "elasticloadbalancing:RegisterTargets",
  "elasticloadbalancing:RemoveTags",
  "elasticloadbalancing:Set*",
];

const DISCOVERY: readonly string[] = [
  "servicediscovery:Create*",
  "servicediscovery:Delete*",
  "servicediscovery:TagResource",
  "servicediscovery:UntagResource",
  "servicediscovery:Update*",
];

/** Cloud Map keeps its names in a zone it makes with the rights of whoever asks it; Route 53 has no region. */
const ZONES: readonly string[] = [
  "route53:AssociateVPCWithHostedZone",
  "route53:CreateHostedZone",
  "route53:DeleteHostedZone",
];

/** Networks, the doors to them, and the names they answer to. */
export function deployNetwork(reach: Reach): Permission[] {
  const regional = inRegion(reach.deployment);
  const zones = zoneArns(reach);
  return [
    ...(has(reach, Vpc)
      ? [{ sid: "Network", actions: NETWORK, resources: ["*"], conditions: { StringEquals: regional } }]
      : deployGroups(reach)),
    {
      sid: "LoadBalancers",
      actions: LOAD_BALANCING,
      resources: shortNamed(reach, "elasticloadbalancing", "*/"),
    },
    {
      sid: "NewCertificates",
      actions: ["acm:RequestCertificate", "acm:AddTagsToCertificate"],
      resources: ["*"],
      conditions: { StringEquals: { ...regional, ...ofSystems(reach, "RequestTag") } },
    },
    {
      sid: "Certificates",
      actions: [
        "acm:AddTagsToCertificate",
        "acm:DeleteCertificate",
        "acm:RemoveTagsFromCertificate",
        "acm:UpdateCertificateOptions",
      ],
      resources: ["*"],
      conditions: { StringEquals: { ...regional, ...ofSystems(reach, "ResourceTag") } },
    },
    ...(has(reach, ServiceDiscoveryPrivateDnsNamespace)
      ? [
          { sid: "Discovery", actions: DISCOVERY, resources: ["*"], conditions: { StringEquals: regional } },
          { sid: "DiscoveryZones", actions: ZONES, resources: ["*"] },
        ]
      : []),
    ...(zones.length > 0
      ? [{ sid: "Names", actions: ["route53:ChangeResourceRecordSets"], resources: zones }]
      : []),
  ];
}
