import { DescribeSecurityGroupsCommand } from "@aws-sdk/client-ec2";
import { DescribeDBSubnetGroupsCommand } from "@aws-sdk/client-rds";
import { expectNoChanges } from "../../tools/rehearsal/expectations";
import type { Inventory } from "../../tools/rehearsal/inventory/leftovers";
import { Rehearsal } from "../../tools/rehearsal/rehearsal";
import { Aws } from "./support/aws";
import { changesOf } from "./support/changes-of";
import { type GivenNetwork, makeNetwork } from "./support/given-network";
import { describeWithAws } from "./support/requirements";
import { servicesOf } from "./support/services-of";
import { type Build, llmProxy, withCode } from "./support/synthesized";

const STACK = "llm-proxy-dev";

describeWithAws("the proxy in a network that was there before", () => {
  let rehearsal: Rehearsal;
  let aws: Aws;
  let before: Inventory;
  let given: GivenNetwork;

  beforeAll(async () => {
    rehearsal = await Rehearsal.start({ stacks: [STACK], stateStore: "stand-in" });
    aws = new Aws(rehearsal.aws.url, rehearsal.stack(STACK).region);
    given = await makeNetwork(aws);
    before = await rehearsal.inventory(STACK);
    await withBuild(byIds(), async () => {
      await rehearsal.init(STACK);
      await rehearsal.apply(STACK);
    });
  });
  afterAll(() => rehearsal?.stop());

  const withBuild = <Result>(build: Build, work: () => Promise<Result>) =>
    withCode({ rehearsal, stack: STACK }, build, work);
  const pair = (tier: string) => ({
    "us-east-1a": given.subnets[`${tier}-a`] ?? "",
    "us-east-1b": given.subnets[`${tier}-b`] ?? "",
  });
  const byIds = () =>
    llmProxy("dev", {
      cidr: undefined,
      existingVpcId: given.vpcId,
      existingSubnets: { public: pair("public"), private: pair("private"), data: pair("data") },
    });
  const byTags = () =>
    llmProxy("dev", {
      cidr: undefined,
      existingVpcId: given.vpcId,
      existingSubnetTags: {
        public: { Tier: "public" },
        private: { Tier: "private" },
        data: { Tier: "data" },
      },
    });

  test("plans nothing right after it was applied, and the same by tags", async () => {
    expectNoChanges(await withBuild(byIds(), () => rehearsal.plan(STACK)));
    expect(changesOf(await withBuild(byTags(), () => rehearsal.plan(STACK)))).toEqual([]);
  });

  test("has its tasks in the private subnets, and its data in those for data", async () => {
    const { proxy } = await servicesOf(aws, `${STACK}-services`, ["proxy"]);
    const tasks = proxy?.service.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
    expect([...tasks].sort()).toEqual(Object.values(pair("private")).sort());
    const { DBSubnetGroups } = await aws.rds.send(new DescribeDBSubnetGroupsCommand({}));
    const data = DBSubnetGroups?.[0]?.Subnets?.map(({ SubnetIdentifier }) => SubnetIdentifier) ?? [];
    expect([...data].sort()).toEqual(Object.values(pair("data")).sort());
  });

  test("brings five security groups, and nothing else of a network", async () => {
    const { SecurityGroups = [] } = await aws.ec2.send(
      new DescribeSecurityGroupsCommand({ Filters: [{ Name: "vpc-id", Values: [given.vpcId] }] }),
    );
    const names = SecurityGroups.map(({ GroupName = "" }) => GroupName).filter((name) => name !== "default");
    expect(names.sort()).toEqual(
      ["database", "dispatcher", "front-door", "proxy", "redis"].map((name) => `${STACK}-${name}`),
    );
  });

  test("leaves the network as it was", async () => {
    await withBuild(byIds(), () => rehearsal.destroy(STACK));
    expect(await rehearsal.inventory(STACK)).toEqual(before);
  });
});
