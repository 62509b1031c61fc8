import { Cluster } from "../../modules/container-service/cluster";
import { FargateService, type FargateServiceProps } from "../../modules/container-service/fargate-service";
import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { LoadBalancer } from "../../modules/load-balancer/load-balancer";
import { problems, synthesized, type TestStack } from "../support/terraform";
import { clusterOf, networkOf } from "./service-of";

/** A service without a port, in a cluster with a namespace. */
function build(props: Partial<FargateServiceProps> = {}) {
  return (stack: TestStack) => {
    const cluster = clusterOf(stack);
    const image = "registry.example.com/dispatcher:1.0.0";
    const { url } = new FargateService(stack, "dispatcher", { cluster, image, ...props });
    stack.publish({ url: url ?? "none" });
  };
}

describe("a service that nobody calls", () => {
  const terraform = synthesized(build({ tasks: 1, deploymentOrder: "stop-first" }));
  const [container] = terraform.document(
    "aws_ecs_task_definition.dispatcher",
    "container_definitions",
  ) as unknown as [Record<string, unknown>];

  test("has no name to be found by, and no way in", () => {
    expect(terraform.addresses.filter((address) => address.includes("dispatcher"))).toEqual([
      "aws_cloudwatch_log_group.dispatcher",
      "aws_ecs_service.dispatcher",
      "aws_ecs_task_definition.dispatcher",
      "aws_iam_role.dispatcher_execution",
      "aws_iam_role.dispatcher_task",
      "aws_iam_role_policy.dispatcher_execution",
      "aws_security_group.dispatcher",
      "aws_vpc_security_group_egress_rule.dispatcher_to_anywhere",
    ]);
    expect(terraform.resource("aws_ecs_service.dispatcher")).not.toHaveProperty("service_registries");
    expect(terraform.output("url")).toBe("none");
  });

  test("opens no port", () => {
    expect(container["portMappings"]).toEqual([]);
  });

  test("is not asked whether it is well, unless it says how", () => {
    expect(container).not.toHaveProperty("healthCheck");
    const asked = synthesized(build({ healthCheckCommand: ["CMD", "dispatcher", "health"] }));
    expect(
      asked.document("aws_ecs_task_definition.dispatcher", "container_definitions")[0]["healthCheck"],
    ).toMatchObject({ command: ["CMD", "dispatcher", "health"] });
  });

  test("refuses to be called", () => {
    const lines = problems((stack) => {
      const cluster = clusterOf(stack);
      const image = "registry.example.com/agents:1.0.0";
      const proxy = new FargateService(stack, "proxy", { cluster, image, port: 8080 });
      new FargateService(stack, "dispatcher", { cluster, image }).acceptFrom("proxy", proxy);
    });
    expect(lines).toEqual([
      "test-system-dev/dispatcher:",
      "  - port is needed for proxy to call dispatcher, got none",
    ]);
  });

  test("refuses requests from a load balancer", () => {
    const lines = problems((stack) => {
      const cluster = clusterOf(stack);
      const door = new LoadBalancer(stack, "door", {
        network: cluster.network,
        callers: { office: "203.0.113.0/24" },
        protocol: "plain-http",
      });
      const target = door.route("dispatcher", { priority: 1, port: 8080 });
      new FargateService(stack, "dispatcher", { cluster, image: "dispatcher:1", target });
    });
    expect(lines).toEqual(["test-system-dev/dispatcher:", "  - target needs a port, got none"]);
  });
});

describe("a service of a cluster without names", () => {
  const terraform = synthesized((stack) => {
    const network = networkOf(stack);
    const cluster = new Cluster(stack, "proxies", {
      network,
      key: new EncryptionKey(stack, "key", { description: "Logs" }),
      containerInsights: "enabled",
      logRetentionDays: 7,
    });
    const proxy = new FargateService(stack, "proxy", { cluster, image: "proxy:1", port: 8080 });
    const console = new FargateService(stack, "console", { cluster, image: "console:1", port: 8081 });
    proxy.acceptFrom("console", console);
    stack.publish({ url: proxy.url ?? "none" });
  });

  test("can be called by whoever knows where it is, but has no URL", () => {
    expect(terraform.addresses).toContain("aws_vpc_security_group_ingress_rule.proxy_from_console");
    expect(terraform.addresses.join()).not.toContain("aws_service_discovery");
    expect(terraform.output("url")).toBe("none");
  });
});
