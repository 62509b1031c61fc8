import { FargateService, type FargateServiceProps } from "../../modules/container-service/fargate-service";
import { connectPeers } from "../../modules/container-service/peers";
import { problems, synthesized, type TestStack } from "../support/terraform";
import { clusterOf } from "./service-of";

const PORTS = { core: 8000, langgraph: 8001, cortex: 8002 };

function build(ports: Readonly<Record<string, number>> = PORTS, props: Partial<FargateServiceProps> = {}) {
  return (stack: TestStack) => {
    const cluster = clusterOf(stack);
    const services = Object.entries(ports).map(
      ([name, port]) => new FargateService(stack, name, { cluster, image: `${name}:1`, port, ...props }),
    );
    connectPeers(services);
  };
}

const rules = (addresses: readonly string[], direction: string) =>
  addresses.filter((address) => address.startsWith(`aws_vpc_security_group_${direction}_rule.`));

test("every service can call every other on its own port, and nobody else can", () => {
  const terraform = synthesized(build());
  expect(rules(terraform.addresses, "ingress")).toEqual([
    "aws_vpc_security_group_ingress_rule.core_from_cortex",
    "aws_vpc_security_group_ingress_rule.core_from_langgraph",
    "aws_vpc_security_group_ingress_rule.cortex_from_core",
    "aws_vpc_security_group_ingress_rule.cortex_from_langgraph",
    "aws_vpc_security_group_ingress_rule.langgraph_from_core",
    "aws_vpc_security_group_ingress_rule.langgraph_from_cortex",
  ]);
  expect(terraform.resource("aws_vpc_security_group_ingress_rule.langgraph_from_core")).toMatchObject({
    security_group_id: "${aws_security_group.langgraph.id}",
    referenced_security_group_id: "${aws_security_group.core.id}",
    ip_protocol: "tcp",
    from_port: 8001,
    to_port: 8001,
    description: "core to langgraph",
  });
});

test("a service with strict egress may connect to its peers, by name", () => {
  const terraform = synthesized(build({ core: 8000, langgraph: 8001 }, { egress: "strict" }));
  expect(rules(terraform.addresses, "egress")).toEqual([
    "aws_vpc_security_group_egress_rule.core_to_https",
    "aws_vpc_security_group_egress_rule.core_to_langgraph",
    "aws_vpc_security_group_egress_rule.langgraph_to_core",
    "aws_vpc_security_group_egress_rule.langgraph_to_https",
  ]);
  expect(terraform.resource("aws_vpc_security_group_egress_rule.core_to_langgraph")).toMatchObject({
    security_group_id: "${aws_security_group.core.id}",
    referenced_security_group_id: "${aws_security_group.langgraph.id}",
    from_port: 8001,
    to_port: 8001,
  });
});

test("refuses a peer that has no port to be called on, and says who would call it", () => {
  const lines = problems((stack) => {
    const cluster = clusterOf(stack);
    const core = new FargateService(stack, "core", { cluster, image: "core:1", port: 8000 });
    const dispatcher = new FargateService(stack, "dispatcher", { cluster, image: "dispatcher:1" });
    connectPeers([core, dispatcher]);
  });
  expect(lines).toEqual([
    "test-system-dev/dispatcher:",
    "  - port is needed for core to call dispatcher, got none",
  ]);
});

test("refuses peers that share a port", () => {
  expect(problems(build({ core: 8000, langgraph: 8000 }))).toEqual([
    "test-system-dev/agents:",
    "  - port must differ between services, got 8000 for core and langgraph",
  ]);
});
