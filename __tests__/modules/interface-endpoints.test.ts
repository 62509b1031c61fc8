import { type EndpointService, InterfaceEndpoints } from "../../modules/network/interface-endpoints";
import { Network } from "../../modules/network/network";
import { problems, synthesized, type TestStack } from "../support/terraform";

function build(stack: TestStack, services: readonly EndpointService[]): void {
  const network = new Network(stack, "network", { cidr: "10.0.0.0/16", zones: ["us-east-1a", "us-east-1b"] });
  new InterfaceEndpoints(stack, "endpoints", { network, services });
}

describe("interface endpoints", () => {
  const terraform = synthesized((stack) => build(stack, ["ecr.api", "bedrock-runtime"]));

  test("answer in all private subnets, under the name the service has anyway", () => {
    expect(terraform.resource("aws_vpc_endpoint.endpoints_ecr_api")).toMatchObject({
      service_name: "com.amazonaws.us-east-1.ecr.api",
      vpc_endpoint_type: "Interface",
      private_dns_enabled: true,
      subnet_ids: ["${aws_subnet.network_private_a.id}", "${aws_subnet.network_private_b.id}"],
      security_group_ids: ["${aws_security_group.endpoints.id}"],
    });
    expect(terraform.addresses).toContain("aws_vpc_endpoint.endpoints_bedrock_runtime");
  });

  test("take HTTPS from the VPC and nothing else", () => {
    const rules = terraform.addresses.filter((address) => address.startsWith("aws_vpc_security_group_"));
    expect(rules).toEqual(["aws_vpc_security_group_ingress_rule.endpoints_from_network"]);
    expect(terraform.resource(rules[0] as string)).toMatchObject({
      cidr_ipv4: "10.0.0.0/16",
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
    });
  });

  test("serve the identities of this account", () => {
    expect(terraform.document("aws_vpc_endpoint.endpoints_ecr_api", "policy")["Statement"]).toMatchObject([
      { Condition: { StringEquals: { "aws:PrincipalAccount": "111122223333" } } },
    ]);
  });
});

test("refuses an empty list, and a service twice", () => {
  expect(problems((stack) => build(stack, []))[1]).toBe(
    "  - services must name at least one AWS service, got none",
  );
  expect(problems((stack) => build(stack, ["logs", "logs"]))[1]).toBe(
    "  - services must differ, got logs, logs",
  );
});
