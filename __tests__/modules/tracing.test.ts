import { FargateService, type FargateServiceProps } from "../../modules/container-service/fargate-service";
import { problems, synthesized, type TestStack } from "../support/terraform";
import { clusterOf } from "./service-of";

interface ContainerDefinition {
  readonly name: string;
  readonly [property: string]: unknown;
}

/** A service on ARM that is traced, with the least memory Fargate has. */
function build(props: Partial<FargateServiceProps> = {}) {
  return (stack: TestStack) => {
    new FargateService(stack, "proxy", {
      cluster: clusterOf(stack),
      image: "registry.example.com/proxy:1.0.0",
      architecture: "ARM64",
      cpu: 256,
      memoryMiB: 512,
      port: 8080,
      tracing: "x-ray",
      ...props,
    });
  };
}

function containers(props: Partial<FargateServiceProps> = {}): ContainerDefinition[] {
  return synthesized(build(props)).document(
    "aws_ecs_task_definition.proxy",
    "container_definitions",
  ) as unknown as ContainerDefinition[];
}

describe("a service that is traced", () => {
  const terraform = synthesized(build());
  const [proxy, collector, ...others] = containers();

  test("has a collector beside its code, of a version that stays", () => {
    expect([proxy?.name, collector?.name, others]).toEqual(["proxy", "aws-otel-collector", []]);
    expect(collector?.["image"]).toMatch(
      /^public\.ecr\.aws\/aws-observability\/aws-otel-collector:v\d+\.\d+\.\d+$/,
    );
  });

  test("runs on when the collector dies, and does not share its health", () => {
    expect(proxy?.["essential"]).toBe(true);
    expect(collector?.["essential"]).toBe(false);
    expect(collector).not.toHaveProperty("healthCheck");
  });

  test("sends its traces to the collector, which is there first and stays until the last", () => {
    expect(proxy).toMatchObject({
      environment: [{ name: "OTEL_EXPORTER_OTLP_ENDPOINT", value: "http://localhost:4317" }],
      dependsOn: [{ containerName: "aws-otel-collector", condition: "START" }],
    });
  });

  test("may send them elsewhere, as HTTP needs another port", () => {
    const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost:4318" };
    expect(containers({ environment: endpoint })[0]?.["environment"]).toEqual([
      { name: "OTEL_EXPORTER_OTLP_ENDPOINT", value: "http://localhost:4318" },
    ]);
  });

  test("gives the collector half of the least memory at most", () => {
    expect(collector).toMatchObject({
      memory: 256,
      memoryReservation: 64,
      environment: [{ name: "GOMEMLIMIT", value: "200MiB" }],
    });
  });

  test("lets the collector do as little to its host as the code", () => {
    expect(collector).toMatchObject({
      user: "4317:4317",
      readonlyRootFilesystem: true,
      portMappings: [],
      linuxParameters: { capabilities: { add: [], drop: ["ALL"] } },
    });
    expect(collector?.["linuxParameters"]).not.toHaveProperty("tmpfs");
  });

  test("has both logs in one group, which names a stream after its container", () => {
    expect(collector?.["logConfiguration"]).toEqual(proxy?.["logConfiguration"]);
    expect(collector?.["logConfiguration"]).toMatchObject({
      options: {
        "awslogs-group": "${aws_cloudwatch_log_group.proxy.name}",
        "awslogs-stream-prefix": "ecs",
      },
    });
  });

  test("may write traces, and nothing else", () => {
    expect(terraform.document("aws_iam_role_policy.proxy_task", "policy")["Statement"]).toEqual([
      {
        Effect: "Allow",
        Action: [
          "xray:GetSamplingRules",
          "xray:GetSamplingStatisticSummaries",
          "xray:GetSamplingTargets",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments",
        ],
        Resource: ["*"],
      },
    ]);
    expect(terraform.resource("aws_ecs_service.proxy")["depends_on"]).toContain(
      "aws_iam_role_policy.proxy_task",
    );
  });
});

test("a service that is not traced has one container, and its role no permission", () => {
  const terraform = synthesized(build({ tracing: undefined }));
  const [proxy, ...others] = containers({ tracing: undefined });
  expect(others).toEqual([]);
  expect(proxy?.["environment"]).toEqual([]);
  expect(proxy).not.toHaveProperty("dependsOn");
  expect(terraform.addresses).not.toContain("aws_iam_role_policy.proxy_task");
});

test("refuses a port of the collector's, and a /tmp in its memory", () => {
  expect(problems(build({ port: 8888, tmpMiB: 257 }))).toEqual([
    "test-system-dev/proxy:",
    "  - port must not be one of 4317, 4318, 8888, 13133 beside tracing, got 8888",
    "  - tmpMiB must be a whole number from 1 to 256, got 257",
  ]);
});
