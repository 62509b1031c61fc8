import { Network } from "../../modules/network/network";
import { PrivateNamespace } from "../../modules/service-discovery/private-namespace";
import { problems, synthesized, TestStack } from "../support/terraform";

function namespace(stack: TestStack, name: string): PrivateNamespace {
  const network = new Network(stack, "network", { cidr: "10.0.0.0/16", zones: ["us-east-1a", "us-east-1b"] });
  return new PrivateNamespace(stack, "namespace", { name, network });
}

describe("a namespace", () => {
  test("exists in one network", () => {
    const terraform = synthesized((stack) => void namespace(stack, "agents.local"));
    expect(terraform.resource("aws_service_discovery_private_dns_namespace.namespace")).toMatchObject({
      name: "agents.local",
      vpc: "${aws_vpc.network.id}",
    });
  });

  test("says where a service is found", () => {
    expect(namespace(new TestStack(), "agents.local").host("langgraph")).toBe("langgraph.agents.local");
    expect(namespace(new TestStack(), "agents.local").url("langgraph", 8001)).toBe(
      "http://langgraph.agents.local:8001",
    );
  });

  test.each(["com", "", "agents..local", "Agents.local", "-a.local", `${"a".repeat(64)}.local`])(
    "refuses the name '%s'",
    (name) => {
      expect(problems((stack) => void namespace(stack, name))).toEqual([
        "test-system-dev/namespace:",
        "  - name must be two or more labels of lower-case letters, digits and hyphens, as in 'agents.local', " +
          `got '${name}'`,
      ]);
    },
  );
});
