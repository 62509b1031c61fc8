import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import type { Cluster } from "../../modules/container-service/cluster";
import { FargateService, type FargateServiceProps } from "../../modules/container-service/fargate-service";
import { ImageRepository } from "../../modules/image-registry/image-repository";
import { LoadBalancer } from "../../modules/load-balancer/load-balancer";
import { problems, synthesized, type TestStack } from "../support/terraform";
import { clusterOf } from "./service-of";

type Props = Partial<FargateServiceProps>;

/** A service called langgraph; `props` may be made from what it runs in. */
function build(props: Props | ((stack: TestStack, cluster: Cluster) => Props) = {}) {
  return (stack: TestStack) => {
    const cluster = clusterOf(stack);
    new FargateService(stack, "langgraph", {
      cluster,
      image: "registry.example.com/langgraph:1.0.0",
      port: 8001,
      ...(typeof props === "function" ? props(stack, cluster) : props),
    });
  };
}

const service = (props: Props = {}) => synthesized(build(props)).resource("aws_ecs_service.langgraph");
const refusals = (props: Props) => problems(build(props));

describe("a service", () => {
  const terraform = synthesized(build());
  const resource = terraform.resource("aws_ecs_service.langgraph");

  test("goes by its own name everywhere", () => {
    expect(terraform.addresses.filter((address) => address.includes("langgraph"))).toEqual([
      "aws_cloudwatch_log_group.langgraph",
      "aws_ecs_service.langgraph",
      "aws_ecs_task_definition.langgraph",
      "aws_iam_role.langgraph_execution",
      "aws_iam_role.langgraph_task",
      "aws_iam_role_policy.langgraph_execution",
      "aws_security_group.langgraph",
      "aws_service_discovery_service.langgraph",
      "aws_vpc_security_group_egress_rule.langgraph_to_anywhere",
    ]);
  });

  test("keeps two tasks running in private subnets", () => {
    expect(resource).toMatchObject({
      cluster: "${aws_ecs_cluster.agents.arn}",
      desired_count: 2,
      network_configuration: {
        subnets: ["${aws_subnet.network_private_a.id}", "${aws_subnet.network_private_b.id}"],
        security_groups: ["${aws_security_group.langgraph.id}"],
        assign_public_ip: false,
      },
    });
  });

  test("starts new tasks before old ones stop, evenly over the zones, and goes back when they fail", () => {
    expect(resource).toMatchObject({
      deployment_minimum_healthy_percent: 100,
      deployment_maximum_percent: 200,
      availability_zone_rebalancing: "ENABLED",
      deployment_circuit_breaker: { enable: true, rollback: true },
    });
  });

  test("fails the apply when its deployment was rolled back, and says where to look", () => {
    expect(resource).toMatchObject({
      wait_for_steady_state: true,
      lifecycle: {
        postcondition: [
          {
            condition: "${(self.task_definition == aws_ecs_task_definition.langgraph.arn)}",
            error_message: expect.stringMatching(
              /^The deployment of langgraph was rolled back: .* --cluster test-system-dev-agents --services langgraph\) and at the log group \/ecs\/test-system-dev-langgraph\.$/,
            ),
          },
        ],
      },
    });
  });

  test("waits for its way out, its permissions and its capacity", () => {
    expect(resource["depends_on"]).toEqual([
      "aws_ecs_cluster_capacity_providers.agents",
      "aws_route.network_private_a_to_internet",
      "aws_route.network_private_b_to_internet",
      "aws_iam_role_policy.langgraph_execution",
      "aws_vpc_security_group_egress_rule.langgraph_to_anywhere",
    ]);
  });

  test("is found by its name, and only while it is well", () => {
    expect(terraform.resource("aws_service_discovery_service.langgraph")).toMatchObject({
      name: "langgraph",
      dns_config: {
        namespace_id: "${aws_service_discovery_private_dns_namespace.namespace.id}",
        dns_records: [{ type: "A", ttl: 10 }],
      },
      health_check_custom_config: { failure_threshold: 1 },
    });
    expect(resource).toMatchObject({
      service_registries: { registry_arn: "${aws_service_discovery_service.langgraph.arn}" },
    });
  });

  test("tags its tasks, for who pays", () => {
    expect(resource).toMatchObject({ propagate_tags: "SERVICE", enable_ecs_managed_tags: true });
  });

  test("may connect anywhere, and nobody may connect to it yet", () => {
    expect(terraform.resource("aws_vpc_security_group_egress_rule.langgraph_to_anywhere")).toMatchObject({
      cidr_ipv4: "0.0.0.0/0",
      ip_protocol: "-1",
    });
    expect(terraform.addresses.join()).not.toContain("ingress_rule.langgraph");
  });
});

describe("a service behind a load balancer", () => {
  const terraform = synthesized(
    build((stack, { network }) => {
      const callers = { office: "203.0.113.0/24" };
      const door = new LoadBalancer(stack, "door", { network, callers, protocol: "plain-http" });
      return {
        target: door.route("langgraph", { priority: 1, port: 8001 }),
        healthCheckGracePeriodSeconds: 90,
      };
    }),
  );

  test("registers its tasks, once a listener uses the group", () => {
    const resource = terraform.resource("aws_ecs_service.langgraph");
    expect(resource).toMatchObject({
      load_balancer: [
        {
          target_group_arn: "${aws_lb_target_group.door_langgraph.arn}",
          container_name: "langgraph",
          container_port: 8001,
        },
      ],
      health_check_grace_period_seconds: 90,
    });
    expect(resource["depends_on"]).toContain("aws_lb_listener_rule.door_langgraph");
  });

  test("opens its port at both ends", () => {
    const port = { ip_protocol: "tcp", from_port: 8001, to_port: 8001 };
    expect(
      terraform.resource("aws_vpc_security_group_ingress_rule.langgraph_from_load_balancer"),
    ).toMatchObject({
      ...port,
      security_group_id: "${aws_security_group.langgraph.id}",
      referenced_security_group_id: "${aws_security_group.door.id}",
    });
    expect(terraform.resource("aws_vpc_security_group_egress_rule.door_to_langgraph")).toMatchObject({
      ...port,
      security_group_id: "${aws_security_group.door.id}",
      referenced_security_group_id: "${aws_security_group.langgraph.id}",
    });
  });
});

describe("settings of a service", () => {
  test("mix on-demand and Spot capacity, and change the mix in place", () => {
    expect(
      service({ capacityProviders: { FARGATE: { weight: 1, base: 2 }, FARGATE_SPOT: { weight: 3 } } }),
    ).toMatchObject({
      capacity_provider_strategy: [
        { capacity_provider: "FARGATE", weight: 1, base: 2 },
        { capacity_provider: "FARGATE_SPOT", weight: 3, base: 0 },
      ],
      force_new_deployment: true,
    });
  });

  test("stop what must not run twice before it starts again", () => {
    expect(service({ tasks: 1, deploymentOrder: "stop-first" })).toMatchObject({
      deployment_minimum_healthy_percent: 0,
      deployment_maximum_percent: 100,
      availability_zone_rebalancing: "DISABLED",
    });
  });

  test("keep a service to HTTPS and what it is connected to by name", () => {
    const terraform = synthesized((stack) => {
      const cluster = clusterOf(stack);
      const image = "langgraph:1";
      const langgraph = new FargateService(stack, "langgraph", {
        cluster,
        image,
        port: 8001,
        egress: "strict",
      });
      const database = new SecurityGroup(stack, "database", { vpcId: cluster.network.vpcId });
      langgraph.connectTo("database", database, 5432);
    });
    expect(terraform.addresses.filter((address) => address.includes("egress_rule"))).toEqual([
      "aws_vpc_security_group_egress_rule.langgraph_to_database",
      "aws_vpc_security_group_egress_rule.langgraph_to_https",
    ]);
    expect(terraform.resource("aws_vpc_security_group_egress_rule.langgraph_to_https")).toMatchObject({
      cidr_ipv4: "0.0.0.0/0",
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
    });
  });

  test("let its tasks wait for what they need", () => {
    const terraform = synthesized((stack) => {
      const cluster = clusterOf(stack);
      const langgraph = new FargateService(stack, "langgraph", { cluster, image: "langgraph:1", port: 8001 });
      langgraph.startAfter(new SnsTopic(stack, "topic"));
    });
    expect(terraform.resource("aws_ecs_service.langgraph")["depends_on"]).toEqual(
      expect.arrayContaining(["aws_route.network_private_a_to_internet", "aws_sns_topic.topic"]),
    );
  });
});

describe("a service that cannot be", () => {
  test("is refused once, for every broken rule", () => {
    expect(
      refusals({
        image: "langgraph",
        port: 0,
        cpu: 256,
        memoryMiB: 4096,
        tasks: 0,
        maxTasks: -1,
        capacityProviders: { FARGATE_SPOT: { weight: 0 } },
        environment: { DB_PASSWORD: "hunter2" },
        tmpMiB: 8192,
        healthCheckCommand: ["curl"],
        healthCheckGracePeriodSeconds: 301,
        stopTimeoutSeconds: 121,
      }),
    ).toEqual([
      "test-system-dev/langgraph:",
      "  - image needs a tag or a digest, got 'langgraph'",
      "  - port must be a whole number from 1 to 65535, got 0",
      "  - cpu 256 takes memoryMiB 512, 1024, 2048; got 4096",
      "  - tasks must be a whole number of at least 1, got 0",
      "  - maxTasks must be at least tasks, 0; got -1",
      '  - capacityProviders must give one of FARGATE, FARGATE_SPOT a weight above 0, got {"FARGATE_SPOT":{"weight":0}}',
      "  - environment DB_PASSWORD looks like a secret, and whoever may read the plan would see it; it belongs in secrets",
      "  - tmpMiB must be a whole number from 1 to 4096, got 8192",
      "  - healthCheckCommand must be CMD with a program, or CMD-SHELL with a line of shell; got 'curl'",
      "  - healthCheckGracePeriodSeconds must be a whole number from 0 to 300, got 301",
      "  - stopTimeoutSeconds must be a whole number from 2 to 120, got 121",
    ]);
  });

  test("refuses another port than its target group's", () => {
    const lines = problems(
      build((stack, { network }) => {
        const callers = { office: "203.0.113.0/24" };
        const door = new LoadBalancer(stack, "door", { network, callers, protocol: "plain-http" });
        return { target: door.route("langgraph", { priority: 1, port: 8080 }) };
      }),
    );
    expect(lines).toEqual([
      "test-system-dev/langgraph:",
      "  - port must be the one its target group sends requests to, 8080; got 8001",
    ]);
  });

  test("refuses an image by reference, which hides its repository", () => {
    const lines = problems(
      build((stack) => ({ image: new ImageRepository(stack, "images", { firstTag: "1" }).image })),
    );
    expect(lines.join()).toContain("image must be text or the ImageRepository itself");
  });
});
