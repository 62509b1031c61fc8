import { ModifyVpcAttributeCommand } from "@aws-sdk/client-ec2";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { App } from "cdktf";
import { ENVIRONMENTS } from "../../backend/environments";
import { ExistingNetwork, type ExistingNetworkProps } from "../../modules/network/existing-network";
import type { HostNetwork } from "../../modules/network/host-network";
import { TaggedNetwork, type TaggedNetworkProps } from "../../modules/network/tagged-network";
import { SystemStack } from "../../stacks/system-stack";
import { Rehearsal } from "../../tools/rehearsal/rehearsal";
import type { Problem } from "../../tools/terminal/problem";
import { Aws } from "./support/aws";
import { changesOf } from "./support/changes-of";
import { type GivenNetwork, makeNetwork } from "./support/given-network";
import { describeWithAws } from "./support/requirements";
import { type Build, withCode, withSynthesized } from "./support/synthesized";

const STACK = "lodger-dev";

/** A system that puts something into each part of a network. */
function lodger(network: (stack: SystemStack) => HostNetwork): Build {
  return (app: App) => {
    const stack = new SystemStack(app, { name: "lodger", shortName: "ldg" }, ENVIRONMENTS.dev);
    const { vpcId, publicSubnetIds, privateSubnetIds, dataSubnetIds } = network(stack);
    new SecurityGroup(stack, "group", { name: "lodger", description: "Lodger", vpcId });
    new DbSubnetGroup(stack, "public", { name: "public", subnetIds: publicSubnetIds });
    new DbSubnetGroup(stack, "private", { name: "private", subnetIds: privateSubnetIds });
    new DbSubnetGroup(stack, "data", { name: "data", subnetIds: dataSubnetIds });
    return stack;
  };
}

function byIds(props: ExistingNetworkProps): Build {
  return lodger((stack) => new ExistingNetwork(stack, "network", props));
}

function byTags(props: TaggedNetworkProps): Build {
  return lodger((stack) => new TaggedNetwork(stack, "network", props));
}

/** Zones a and b of a tier. */
function pair(a = "subnet-00000000", b = "subnet-00000001"): Record<string, string> {
  return { "us-east-1a": a, "us-east-1b": b };
}

describeWithAws("a network that was there before", () => {
  let rehearsal: Rehearsal;
  let aws: Aws;
  let given: GivenNetwork;
  let ids: ExistingNetworkProps;
  let tags: TaggedNetworkProps;

  const planned = (build: Build) => withCode({ rehearsal, stack: STACK }, build, () => rehearsal.plan(STACK));

  /** What Terraform says when it refuses to plan, a sentence for each thing that is wrong. */
  const refusal = async (build: Build): Promise<string[]> => {
    const { text } = (await planned(build).catch((error: unknown) => error)) as Problem;
    const [, ...errors] = text.replaceAll(/\s+/g, " ").split(" Error: ");
    return errors
      .map((error) => error.replace(/^Resource postcondition failed .* (?=\w+Id |\w+Subnet)/, ""))
      .sort();
  };

  beforeAll(async () => {
    const unmade = { vpcId: "vpc-00000000", publicSubnetIds: pair() };
    const build = byIds({ ...unmade, privateSubnetIds: pair("subnet-00000002", "subnet-00000003") });
    const start = (outdir: string) => Rehearsal.start({ stacks: [STACK], stateStore: "stand-in", outdir });
    rehearsal = await withSynthesized(build, start);
    await rehearsal.init(STACK);
    aws = new Aws(rehearsal.aws.url, "us-east-1");
    given = await makeNetwork(aws);
    const { vpcId, subnets } = given;
    ids = {
      vpcId,
      publicSubnetIds: pair(subnets["public-a"], subnets["public-b"]),
      privateSubnetIds: pair(subnets["private-a"], subnets["private-b"]),
      dataSubnetIds: pair(subnets["data-a"], subnets["data-b"]),
    };
    tags = {
      vpcId,
      zones: ["us-east-1a", "us-east-1b"],
      publicSubnetTags: { Tier: "public" },
      privateSubnetTags: { Tier: "private" },
      dataSubnetTags: { Tier: "data" },
    };
  });

  afterAll(() => rehearsal?.stop());

  test("is lived in without changing it, and is the same by ids and by tags", async () => {
    const plan = await planned(byIds(ids));
    expect(changesOf(plan)).toEqual([
      "add aws_db_subnet_group.data",
      "add aws_db_subnet_group.private",
      "add aws_db_subnet_group.public",
      "add aws_security_group.group",
    ]);
    await rehearsal.apply(STACK, plan);
    expect(changesOf(await planned(byTags(tags)))).toEqual([]);
  });

  test("is refused by ids that are not where they are said to be, all of them at once", async () => {
    const { vpcId, subnets } = await makeNetwork(aws);
    await aws.ec2.send(new ModifyVpcAttributeCommand({ VpcId: vpcId, EnableDnsSupport: { Value: false } }));
    const publicSubnetIds = pair(subnets["public-b"], given.subnets["public-b"]);
    const privateSubnetIds = pair(subnets["private-a"], "subnet-00000000");
    expect(await refusal(byIds({ vpcId, publicSubnetIds, privateSubnetIds }))).toEqual([
      expect.stringContaining("no matching EC2 Subnet found with data.aws_subnet.network_private_b"),
      `publicSubnetIds.us-east-1a must be a subnet in us-east-1a; ${subnets["public-b"]} is in us-east-1b.`,
      `publicSubnetIds.us-east-1b must be a subnet of ${vpcId}; ${given.subnets["public-b"]} is one of ${given.vpcId}.`,
      `vpcId must be a VPC that answers DNS queries, ${vpcId} does not; switch its enableDnsSupport on.`,
    ]);
  });

  test("is refused by tags that do not find one subnet in each zone", async () => {
    const found = { privateSubnetTags: { Tier: "p*" }, zones: ["us-east-1a", "us-east-1c"] };
    const { vpcId, subnets } = given;
    const both = [subnets["private-a"], subnets["public-a"]].sort().join(", ");
    expect(await refusal(byTags({ ...tags, ...found }))).toEqual([
      `dataSubnetTags must find one subnet of ${vpcId} in us-east-1c, found none; looked for Tier = data.`,
      `privateSubnetTags must find one subnet of ${vpcId} in us-east-1a, found ${both}; looked for Tier = p*.`,
      `privateSubnetTags must find one subnet of ${vpcId} in us-east-1c, found none; looked for Tier = p*.`,
      `publicSubnetTags must find one subnet of ${vpcId} in us-east-1c, found none; looked for Tier = public.`,
    ]);
  });

  test("is refused when an internet gateway leads to what is to be private, by a table of its own or the main one", async () => {
    const { vpcId, mainTable, publicTable } = await makeNetwork(aws, "main table is public");
    const swapped = { privateSubnetTags: { Tier: "public" }, publicSubnetTags: { Tier: "private" } };
    const has = (given: string, table: string) =>
      `${given} must have no route to an internet gateway, and its table ${table} has one; only public subnets may.`;
    expect(await refusal(byTags({ ...tags, vpcId, ...swapped }))).toEqual([
      has("dataSubnetTags in us-east-1a", mainTable),
      has("dataSubnetTags in us-east-1b", mainTable),
      has("privateSubnetTags in us-east-1a", publicTable),
      has("privateSubnetTags in us-east-1b", publicTable),
    ]);
  });
});
