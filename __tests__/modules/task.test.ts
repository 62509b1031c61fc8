import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { Cluster } from "../../modules/container-service/cluster";
import { FargateService, type FargateServiceProps } from "../../modules/container-service/fargate-service";
import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { ImageRepository } from "../../modules/image-registry/image-repository";
import { Network } from "../../modules/network/network";
import { Secret } from "../../modules/secrets/secret";
import { PrivateNamespace } from "../../modules/service-discovery/private-namespace";
import { synthesized, type TestStack } from "../support/terraform";
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

const container = (props: Props = {}) =>
  synthesized(build(props)).document("aws_ecs_task_definition.langgraph", "container_definitions")[0];

describe("a task", () => {
  const terraform = synthesized(build());
  const [definition] = terraform.document("aws_ecs_task_definition.langgraph", "container_definitions") as [
    Record<string, unknown>,
  ];

  test("runs on Fargate with one vCPU and two GiB, on x86", () => {
    expect(terraform.resource("aws_ecs_task_definition.langgraph")).toMatchObject({
      family: "test-system-dev-langgraph",
      cpu: "1024",
      memory: "2048",
      network_mode: "awsvpc",
      requires_compatibilities: ["FARGATE"],
      runtime_platform: { cpu_architecture: "X86_64", operating_system_family: "LINUX" },
    });
  });

  test("runs the revision the delivery pipeline registered last", () => {
    expect(terraform.resource("aws_ecs_task_definition.langgraph")).toMatchObject({ track_latest: true });
  });

  test("keeps its log under its own name, encrypted, as long as its cluster says", () => {
    expect(terraform.resource("aws_cloudwatch_log_group.langgraph")).toMatchObject({
      name: "/ecs/test-system-dev-langgraph",
      retention_in_days: 7,
      kms_key_id: "${aws_kms_key.cluster_key.arn}",
    });
  });

  test("would rather lose log lines than wait for CloudWatch", () => {
    expect(definition["logConfiguration"]).toEqual({
      logDriver: "awslogs",
      options: {
        "awslogs-group": "${aws_cloudwatch_log_group.langgraph.name}",
        "awslogs-region": "us-east-1",
        "awslogs-stream-prefix": "ecs",
        mode: "non-blocking",
        "max-buffer-size": "25m",
      },
    });
  });

  test("can do little to its host: no root, no capabilities, nothing to write to but /tmp", () => {
    expect(definition).toMatchObject({
      user: "1000:1000",
      readonlyRootFilesystem: true,
      linuxParameters: {
        initProcessEnabled: true,
        capabilities: { add: [], drop: ["ALL"] },
        tmpfs: [{ containerPath: "/tmp", size: 128 }],
      },
    });
    expect(definition).not.toHaveProperty("privileged");
  });

  test("is asked whether it is well, and given time to start and to stop", () => {
    expect(definition).toMatchObject({
      stopTimeout: 30,
      healthCheck: { command: pythonAsks(8001), interval: 15, timeout: 5, retries: 3, startPeriod: 60 },
    });
  });

  test("says what ECS would fill in, so that plans show changes only", () => {
    expect(definition).toMatchObject({
      portMappings: [{ name: "langgraph", containerPort: 8001, hostPort: 8001, protocol: "tcp" }],
      environment: [],
      mountPoints: [],
      systemControls: [],
      volumesFrom: [],
    });
  });

  test("may do nothing in AWS, and ECS may only write its log", () => {
    expect(terraform.document("aws_iam_role_policy.langgraph_execution", "policy")["Statement"]).toEqual([
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: ["${aws_cloudwatch_log_group.langgraph.arn}:*"],
      },
    ]);
  });

  test("gives its roles to tasks of this account only", () => {
    const trust = terraform.document("aws_iam_role.langgraph_task", "assume_role_policy");
    expect(trust["Statement"]).toMatchObject([
      {
        Principal: { Service: "ecs-tasks.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      },
    ]);
  });
});

describe("a service from a repository", () => {
  const terraform = synthesized(
    build((stack) => ({ image: new ImageRepository(stack, "images", { firstTag: "1.0.0" }) })),
  );

  test("pulls from that repository and no other", () => {
    const policy = terraform.document("aws_iam_role_policy.langgraph_execution", "policy");
    expect(policy["Statement"].slice(0, 2)).toEqual([
      { Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: ["*"] },
      {
        Effect: "Allow",
        Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        Resource: ["${aws_ecr_repository.images.arn}"],
      },
    ]);
  });

  test("runs the image the repository says", () => {
    const [{ image }] = terraform.document("aws_ecs_task_definition.langgraph", "container_definitions") as [
      { image: string },
    ];
    expect(image).toContain("local.images_image");
  });
});

describe("a service with settings and secrets", () => {
  const terraform = synthesized(
    build((stack) => {
      const snowflake = new Secret(stack, "snowflake", { description: "Credentials" });
      return {
        environment: { ZONE: "z", LOG_LEVEL: "INFO" },
        secrets: { SNOWFLAKE_USER: snowflake.key("user"), SNOWFLAKE_PASSWORD: snowflake.key("password") },
        permissions: [{ actions: ["sns:Publish"], resources: [new SnsTopic(stack, "topic").arn] }],
      };
    }),
  );
  const [definition] = terraform.document("aws_ecs_task_definition.langgraph", "container_definitions") as [
    Record<string, unknown>,
  ];

  test("lists both by name, whatever the order in the code", () => {
    expect(definition["environment"]).toEqual([
      { name: "LOG_LEVEL", value: "INFO" },
      { name: "ZONE", value: "z" },
    ]);
    expect(definition["secrets"]).toEqual([
      { name: "SNOWFLAKE_PASSWORD", valueFrom: "${aws_secretsmanager_secret.snowflake.arn}:password::" },
      { name: "SNOWFLAKE_USER", valueFrom: "${aws_secretsmanager_secret.snowflake.arn}:user::" },
    ]);
  });

  test("lets ECS read exactly its secrets, each named once", () => {
    const policy = terraform.document("aws_iam_role_policy.langgraph_execution", "policy");
    expect(policy["Statement"]).toContainEqual({
      Effect: "Allow",
      Action: ["secretsmanager:GetSecretValue"],
      Resource: ["${aws_secretsmanager_secret.snowflake.arn}"],
    });
  });

  test("lets the code do what it was given, and wait for it", () => {
    const policy = terraform.document("aws_iam_role_policy.langgraph_task", "policy");
    expect(policy["Statement"]).toMatchObject([{ Action: ["sns:Publish"] }]);
    expect(terraform.resource("aws_ecs_service.langgraph")["depends_on"]).toContain(
      "aws_iam_role_policy.langgraph_task",
    );
  });
});

describe("a service with files on EFS", () => {
  const terraform = synthesized(
    build({ volumes: { data: { fileSystemId: "fs-1", accessPointId: "fsap-1", path: "/data" } } }),
  );

  test("mounts them encrypted, as itself", () => {
    expect(terraform.resource("aws_ecs_task_definition.langgraph")["volume"]).toEqual([
      {
        name: "data",
        configure_at_launch: false,
        efs_volume_configuration: {
          file_system_id: "fs-1",
          transit_encryption: "ENABLED",
          authorization_config: { access_point_id: "fsap-1", iam: "ENABLED" },
        },
      },
    ]);
  });

  test("finds them at their path", () => {
    const [{ mountPoints }] = terraform.document(
      "aws_ecs_task_definition.langgraph",
      "container_definitions",
    ) as [{ mountPoints: unknown }];
    expect(mountPoints).toEqual([{ sourceVolume: "data", containerPath: "/data", readOnly: false }]);
  });

  test("may use that access point of that file system", () => {
    const policy = terraform.document("aws_iam_role_policy.langgraph_task", "policy");
    expect(policy["Statement"]).toEqual([
      {
        Effect: "Allow",
        Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
        Resource: ["arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-1"],
        Condition: {
          StringEquals: {
            "elasticfilesystem:AccessPointArn":
              "arn:aws:elasticfilesystem:us-east-1:111122223333:access-point/fsap-1",
          },
        },
      },
    ]);
  });
});

describe("a service in a cluster with ECS Exec", () => {
  const terraform = synthesized((stack) => {
    const network = new Network(stack, "network", {
      cidr: "10.0.0.0/16",
      zones: ["us-east-1a", "us-east-1b"],
    });
    const cluster = new Cluster(stack, "agents", {
      network,
      namespace: new PrivateNamespace(stack, "namespace", { name: "agents.local", network }),
      key: new EncryptionKey(stack, "key", { description: "Logs" }),
      containerInsights: "enabled",
      logRetentionDays: 7,
      execEnabled: true,
    });
    new FargateService(stack, "langgraph", { cluster, image: "langgraph:1", port: 8001 });
  });

  test("lets the agent talk to Session Manager and write what was typed", () => {
    const statements = terraform.document("aws_iam_role_policy.langgraph_task", "policy")["Statement"] as {
      Action: string[];
      Resource: string[];
    }[];
    expect(
      statements.flatMap(({ Action, Resource }) => Action.map((action) => [action, ...Resource])),
    ).toEqual([
      ["ssmmessages:CreateControlChannel", "*"],
      ["ssmmessages:CreateDataChannel", "*"],
      ["ssmmessages:OpenControlChannel", "*"],
      ["ssmmessages:OpenDataChannel", "*"],
      ["kms:Decrypt", "${aws_kms_key.key.arn}"],
      ["logs:DescribeLogGroups", "arn:aws:logs:us-east-1:111122223333:log-group:*"],
      ["logs:CreateLogStream", "${aws_cloudwatch_log_group.agents_exec.arn}:*"],
      ["logs:DescribeLogStreams", "${aws_cloudwatch_log_group.agents_exec.arn}:*"],
      ["logs:PutLogEvents", "${aws_cloudwatch_log_group.agents_exec.arn}:*"],
    ]);
    expect(terraform.resource("aws_ecs_service.langgraph")).toMatchObject({ enable_execute_command: true });
  });

  test("stays read-only: the agent gets volumes of its own", () => {
    const [definition] = terraform.document("aws_ecs_task_definition.langgraph", "container_definitions") as [
      { readonlyRootFilesystem: boolean; mountPoints: { containerPath: string }[] },
    ];
    expect(definition.readonlyRootFilesystem).toBe(true);
    expect(definition.mountPoints.map(({ containerPath }) => containerPath)).toEqual([
      "/managed-agents",
      "/var/lib/amazon/ssm",
      "/var/log/amazon/ssm",
    ]);
  });
});

describe("settings of a task", () => {
  test("run other images: on ARM, as another user, with another command and check", () => {
    const props: Props = {
      architecture: "ARM64",
      user: "999:999",
      readonlyRootFilesystem: false,
      command: ["uvicorn", "api:app", "--workers", "2"],
      healthCheckCommand: ["CMD-SHELL", "pg_isready || exit 1"],
      tmpMiB: 512,
      stopTimeoutSeconds: 120,
    };
    expect(container(props)).toMatchObject({
      user: "999:999",
      readonlyRootFilesystem: false,
      command: ["uvicorn", "api:app", "--workers", "2"],
      healthCheck: { command: ["CMD-SHELL", "pg_isready || exit 1"] },
      linuxParameters: { tmpfs: [{ size: 512 }] },
      stopTimeout: 120,
    });
    expect(synthesized(build(props)).resource("aws_ecs_task_definition.langgraph")).toMatchObject({
      runtime_platform: { cpu_architecture: "ARM64" },
    });
  });
});

function pythonAsks(port: number): string[] {
  const code = `from urllib.request import urlopen; urlopen("http://127.0.0.1:${port}/health", timeout=4)`;
  return ["CMD", "python", "-c", code];
}
