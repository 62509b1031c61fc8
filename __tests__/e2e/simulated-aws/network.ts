import { EC2 } from "@aws-sdk/client-ec2";
import { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import { Route53 } from "@aws-sdk/client-route-53";
import { ServiceDiscovery } from "@aws-sdk/client-servicediscovery";
import type { ClientConfig } from "../../../tools/rehearsal/aws-client";

/** @param config known once the simulated AWS runs */
export function network(config: () => ClientConfig): void {
  const ids = { subnet: "", vpc: "", securityGroup: "" };

  beforeAll(async () => {
    const ec2 = new EC2(config());
    ids.vpc = (await ec2.createVpc({ CidrBlock: "10.0.0.0/16" })).Vpc?.VpcId ?? "";
    const { Subnet } = await ec2.createSubnet({ VpcId: ids.vpc, CidrBlock: "10.0.0.0/24" });
    ids.subnet = Subnet?.SubnetId ?? "";
    const group = await ec2.createSecurityGroup({ GroupName: "a", Description: "a", VpcId: ids.vpc });
    ids.securityGroup = group.GroupId ?? "";
  });

  describe("EC2", () => {
    const addRule = async (permission: object) => {
      const added = await new EC2(config()).authorizeSecurityGroupEgress({
        GroupId: ids.securityGroup,
        IpPermissions: [permission],
      });
      return added.SecurityGroupRules?.[0]?.SecurityGroupRuleId ?? "";
    };
    const ruleOf = async (id: string) => {
      const found = await new EC2(config()).describeSecurityGroupRules({ SecurityGroupRuleIds: [id] });
      return found.SecurityGroupRules?.[0];
    };
    const https = { IpProtocol: "tcp", FromPort: 443, ToPort: 443 };

    test("describes a rule that names another group", async () => {
      const pair = { GroupId: ids.securityGroup, Description: "to itself" };
      expect(await ruleOf(await addRule({ ...https, UserIdGroupPairs: [pair] }))).toMatchObject({
        Description: "to itself",
        ReferencedGroupInfo: { GroupId: ids.securityGroup },
      });
    });

    test("describes a rule that names a prefix list", async () => {
      const list = { PrefixListId: "pl-63a5400a", Description: "to S3" };
      expect(await ruleOf(await addRule({ ...https, PrefixListIds: [list] }))).toMatchObject(list);
    });

    test("changes a rule for all protocols", async () => {
      const id = await addRule({ IpProtocol: "-1", IpRanges: [{ CidrIp: "10.1.0.0/16", Description: "a" }] });
      await new EC2(config()).modifySecurityGroupRules({
        GroupId: ids.securityGroup,
        SecurityGroupRules: [
          {
            SecurityGroupRuleId: id,
            SecurityGroupRule: { IpProtocol: "-1", CidrIpv4: "10.1.0.0/16", Description: "b" },
          },
        ],
      });
      expect(await ruleOf(id)).toMatchObject({ Description: "b", CidrIpv4: "10.1.0.0/16" });
    });

    test("takes a NAT gateway's network interface away with it", async () => {
      const ec2 = new EC2(config());
      const { AllocationId } = await ec2.allocateAddress({ Domain: "vpc" });
      const { NatGateway } = await ec2.createNatGateway({ SubnetId: ids.subnet, AllocationId });
      await ec2.deleteNatGateway({ NatGatewayId: NatGateway?.NatGatewayId });
      expect((await ec2.describeNetworkInterfaces({})).NetworkInterfaces).toEqual([]);
    });
  });

  test("a protected load balancer is not deleted", async () => {
    const elb = new ElasticLoadBalancingV2(config());
    const created = await elb.createLoadBalancer({ Name: "front-door", Subnets: [ids.subnet] });
    expect(created.LoadBalancers).toMatchObject([{ Scheme: "internet-facing" }]);
    const LoadBalancerArn = created.LoadBalancers?.[0]?.LoadBalancerArn ?? "";
    const protect = (Value: string) =>
      elb.modifyLoadBalancerAttributes({
        LoadBalancerArn,
        Attributes: [{ Key: "deletion_protection.enabled", Value }],
      });
    await protect("true");
    await expect(elb.deleteLoadBalancer({ LoadBalancerArn })).rejects.toMatchObject({
      name: "OperationNotPermittedException",
    });
    await protect("false");
    await elb.deleteLoadBalancer({ LoadBalancerArn });
    expect((await elb.describeLoadBalancers({})).LoadBalancers).toEqual([]);
  });

  test("a namespace takes its hosted zone away with it", async () => {
    const discovery = new ServiceDiscovery(config());
    await discovery.createPrivateDnsNamespace({ Name: "agents.local", Vpc: ids.vpc });
    const [namespace] = (await discovery.listNamespaces({})).Namespaces ?? [];
    await discovery.deleteNamespace({ Id: namespace?.Id });
    expect((await new Route53(config()).listHostedZones({})).HostedZones).toEqual([]);
  });
}
