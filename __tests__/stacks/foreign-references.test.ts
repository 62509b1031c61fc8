import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Fn, Lazy, TerraformOutput, TerraformStack, Testing } from "cdktf";
import { ENVIRONMENTS } from "../../backend/environments";
import { SystemStack } from "../../stacks/system-stack";

/** What is built in a stack from the network of another. */
type Build = (stack: SystemStack, foreign: Vpc) => void;

const waysToRefer: Readonly<Record<string, Build>> = {
  "an attribute": (stack, { id }) => new Subnet(stack, "subnet", { vpcId: id }),
  "a text around an attribute": (stack, { arn }) =>
    new Subnet(stack, "subnet", { vpcId: "vpc-1", tags: { policy: JSON.stringify({ Resource: arn }) } }),
  "a key": (stack, { id }) => new Subnet(stack, "subnet", { vpcId: "vpc-1", tags: { [id]: "theirs" } }),
  "a number": (stack, foreign) =>
    new LbListener(stack, "listener", {
      loadBalancerArn: "arn",
      port: foreign.getNumberAttribute("ipv6_netmask_length"),
      defaultAction: [{ type: "forward" }],
    }),
  "a number within a text": (stack, foreign) => {
    const url = `https://example.com:${foreign.getNumberAttribute("ipv6_netmask_length")}`;
    new Subnet(stack, "subnet", { vpcId: "vpc-1", tags: { url } });
  },
  "a list": (stack, foreign) => {
    const cidrBlocks = foreign.getListAttribute("cidrs");
    new SecurityGroup(stack, "group", { ingress: [{ fromPort: 1, toPort: 2, protocol: "tcp", cidrBlocks }] });
  },
  "a function": (stack, { id }) => new Subnet(stack, "subnet", { vpcId: Fn.upper(id) }),
  "a late value": (stack, { id }) =>
    new Subnet(stack, "subnet", { vpcId: Lazy.stringValue({ produce: () => id }) }),
  "an output": (stack, foreign) => new TerraformOutput(stack, "theirs", { value: foreign }),
  "an override": (stack, { id }) => new Subnet(stack, "subnet", { vpcId: "vpc-1" }).addOverride("vpc_id", id),
};

/** Two stacks, the second of which uses a resource of the first; a VPC of its own has the same address. */
function twoStacks(build: Build): string[] {
  const app = Testing.app();
  const network = new SystemStack(app, { name: "network", shortName: "net" }, ENVIRONMENTS.dev);
  const foreign = new Vpc(network, "vpc", { cidrBlock: "10.0.0.0/16" });
  const system = new SystemStack(app, { name: "system", shortName: "sys" }, ENVIRONMENTS.dev);
  const own = new Vpc(system, "vpc", { cidrBlock: "10.1.0.0/16" });
  new Subnet(system, "own-subnet", { vpcId: own.id });
  build(system, foreign);
  const stacks = [network, system];
  for (const stack of stacks) stack.prepareStack();
  return stacks.map((stack) => JSON.stringify(stack.toTerraform(), null, 2));
}

describe.each(Object.entries(waysToRefer))("%s of another stack's resource", (_way, build) => {
  test("is written as cdktf writes it by itself", () => {
    const ours = twoStacks(build);
    expect(ours[1]).toContain("data.terraform_remote_state");
    const prepareStack = jest
      .spyOn(SystemStack.prototype, "prepareStack")
      .mockImplementation(TerraformStack.prototype.prepareStack);
    try {
      expect(ours).toEqual(twoStacks(build));
    } finally {
      prepareStack.mockRestore();
    }
  });
});
