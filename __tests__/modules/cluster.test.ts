import { Cluster, type ClusterProps } from "../../modules/container-service/cluster";
import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { Network } from "../../modules/network/network";
import { PrivateNamespace } from "../../modules/service-discovery/private-namespace";
import { problems, synthesized, type TestStack } from "../support/terraform";

function build(props: Partial<ClusterProps> = {}) {
  return (stack: TestStack) => {
    const network = new Network(stack, "network", {
      cidr: "10.0.0.0/16",
      zones: ["us-east-1a", "us-east-1b"],
    });
    new Cluster(stack, "agents", {
      network,
      namespace: new PrivateNamespace(stack, "namespace", { name: "agents.local", network }),
      key: new EncryptionKey(stack, "key", { description: "Logs" }),
      containerInsights: "enhanced",
      logRetentionDays: 7,
      ...props,
    });
  };
}

describe("a cluster", () => {
  const terraform = synthesized(build());

  test("measures its containers", () => {
    expect(terraform.resource("aws_ecs_cluster.agents")).toMatchObject({
      name: "test-system-dev-agents",
      setting: [{ name: "containerInsights", value: "enhanced" }],
    });
  });

  test("offers on-demand and Spot capacity, and takes on-demand", () => {
    expect(terraform.resource("aws_ecs_cluster_capacity_providers.agents")).toMatchObject({
      capacity_providers: ["FARGATE", "FARGATE_SPOT"],
      default_capacity_provider_strategy: [{ capacity_provider: "FARGATE", weight: 1 }],
    });
  });

  test("opens no shells", () => {
    expect(terraform.resource("aws_ecs_cluster.agents")).not.toHaveProperty("configuration");
    expect(terraform.addresses).not.toContain("aws_cloudwatch_log_group.agents_exec");
  });
});

test("a cluster with ECS Exec writes down what is typed, encrypted", () => {
  const terraform = synthesized(build({ execEnabled: true }));
  expect(terraform.resource("aws_ecs_cluster.agents")).toMatchObject({
    configuration: {
      execute_command_configuration: {
        kms_key_id: "${aws_kms_key.key.arn}",
        logging: "OVERRIDE",
        log_configuration: {
          cloud_watch_encryption_enabled: true,
          cloud_watch_log_group_name: "${aws_cloudwatch_log_group.agents_exec.name}",
        },
      },
    },
  });
  expect(terraform.resource("aws_cloudwatch_log_group.agents_exec")).toMatchObject({
    name: "/ecs/test-system-dev-agents/exec",
    retention_in_days: 7,
    kms_key_id: "${aws_kms_key.key.arn}",
  });
});

test("refuses ECS Exec where things are protected", () => {
  expect(problems(build({ execEnabled: true }), { isProtected: true })).toEqual([
    "test-system-dev/agents:",
    "  - execEnabled must stay false where things are protected, got true",
  ]);
});

test("refuses a retention CloudWatch does not have", () => {
  expect(problems(build({ logRetentionDays: 10 }))).toContainEqual(
    expect.stringContaining("logRetentionDays must be one of"),
  );
});
