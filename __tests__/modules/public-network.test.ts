import { Cluster } from "../../modules/container-service/cluster";
import { FargateService } from "../../modules/container-service/fargate-service";
import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { PublicNetwork, type PublicNetworkProps } from "../../modules/network/public-network";
import { problems, synthesized, type TestStack } from "../support/terraform";

const PROPS: PublicNetworkProps = {
  vpcId: "vpc-0123456789abcdef0",
  publicSubnetIds: { "us-east-1b": "subnet-0000000b", "us-east-1a": "subnet-0000000a" },
};

function network(stack: TestStack, changed: Partial<PublicNetworkProps> = {}): PublicNetwork {
  return new PublicNetwork(stack, "network", { ...PROPS, ...changed });
}

test("creates nothing", () => {
  expect(synthesized((stack) => void network(stack)).addresses).toEqual([]);
});

test("has everything in its public subnets, in order of their zones", () => {
  const terraform = synthesized((stack) => {
    const { publicSubnetIds, privateSubnetIds, dataSubnetIds } = network(stack);
    stack.publish({ public: publicSubnetIds, private: privateSubnetIds, data: dataSubnetIds });
  });
  const both = ["${data.aws_subnet.network_public_a.id}", "${data.aws_subnet.network_public_b.id}"];
  for (const tier of ["public", "private", "data"]) expect(terraform.output(tier)).toEqual(both);
});

test("gives services public addresses", () => {
  const terraform = synthesized((stack) => {
    const key = new EncryptionKey(stack, "key", { description: "Logs" });
    const cluster = new Cluster(stack, "cluster", {
      network: network(stack),
      key,
      containerInsights: "enabled",
      logRetentionDays: 7,
    });
    new FargateService(stack, "api", { cluster, image: "example/api:1.0.0", port: 8000 });
  });
  expect(terraform.resource("aws_ecs_service.api")["network_configuration"]).toMatchObject({
    assign_public_ip: true,
  });
});

test("has Terraform refuse a subnet that no internet gateway leads to", () => {
  const { json } = synthesized((stack) => void network(stack));
  const [{ condition, error_message }] =
    json["data"].aws_route_tables.network_public_a.lifecycle.postcondition;
  expect(condition).toMatch(/> 0}$/);
  expect(error_message).toMatch(/^publicSubnetIds.us-east-1a must have a route to an internet gateway/);
});

test.each([
  ["a VPC that is none", { vpcId: "my-vpc" }, /^ {2}- vpcId must be an id .*got 'my-vpc'/],
  [
    "a single zone",
    { publicSubnetIds: { "us-east-1a": "subnet-0000000a" } },
    /publicSubnetIds: zones must name at least 2/,
  ],
  [
    "one subnet for two zones",
    { publicSubnetIds: { "us-east-1a": "subnet-0000000a", "us-east-1b": "subnet-0000000a" } },
    /publicSubnetIds.us-east-1b must differ/,
  ],
])("refuses %s", (_what, changed, problem) => {
  const [, ...lines] = problems((stack) => void network(stack, changed as Partial<PublicNetworkProps>));
  expect(lines).toEqual([expect.stringMatching(problem)]);
});
