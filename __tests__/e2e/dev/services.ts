import {
  paginateDescribeScalableTargets,
  paginateDescribeScalingPolicies,
} from "@aws-sdk/client-application-auto-scaling";
import { DescribeClustersCommand } from "@aws-sdk/client-ecs";
import { ListNamespacesCommand, ListServicesCommand } from "@aws-sdk/client-servicediscovery";
import type { Applied } from "../support/applied";
import { type DeployedNetwork, networkOf } from "../support/network-of";
import { type DeployedService, servicesOf } from "../support/services-of";

const SYSTEM = "multi-agent-orchestrator";
const CLUSTER = `${SYSTEM}-dev-agents`;
const DOMAIN = `${SYSTEM}.local`;
const SERVICES = ["aws-agent-core", "langgraph", "snowflake-cortex"];

export function serviceTests(applied: () => Applied): void {
  let services: Record<string, DeployedService>;
  let network: DeployedNetwork;
  beforeAll(async () => {
    services = await servicesOf(applied().aws, CLUSTER, SERVICES);
    network = await networkOf(applied().aws, SYSTEM);
  });
  const of = (name: string) => services[name] as DeployedService;

  test("share a cluster with both kinds of capacity, and logged shells", async () => {
    const { clusters } = await applied().aws.ecs.send(
      new DescribeClustersCommand({ clusters: [CLUSTER], include: ["SETTINGS", "CONFIGURATIONS"] }),
    );
    expect(clusters).toMatchObject([
      {
        status: "ACTIVE",
        settings: [{ name: "containerInsights", value: "enabled" }],
        configuration: {
          executeCommandConfiguration: {
            logging: "OVERRIDE",
            kmsKeyId: expect.stringContaining(":key/"),
            logConfiguration: {
              cloudWatchLogGroupName: `/ecs/${CLUSTER}/exec`,
              cloudWatchEncryptionEnabled: true,
            },
          },
        },
      },
    ]);
    expect([...(clusters?.[0]?.capacityProviders ?? [])].sort()).toEqual(["FARGATE", "FARGATE_SPOT"]);
  });

  test.each([
    { name: "aws-agent-core", port: 8000, tasks: 2 },
    { name: "langgraph", port: 8001, tasks: 2 },
    { name: "snowflake-cortex", port: 8002, tasks: 3 },
  ])("run: $tasks tasks of $name with 1 vCPU and 2 GiB, on port $port", ({ name, port, tasks }) => {
    const { service, taskDefinition, container } = of(name);
    expect(service).toMatchObject({ status: "ACTIVE", desiredCount: tasks, runningCount: tasks });
    expect(taskDefinition).toMatchObject({
      family: `${SYSTEM}-dev-${name}`,
      cpu: "1024",
      memory: "2048",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
    });
    expect(container).toMatchObject({
      name,
      image: expect.stringMatching(new RegExp(`/${SYSTEM}-dev-${name}:0\\.1\\.0$`)),
      portMappings: [{ containerPort: port, protocol: "tcp" }],
    });
  });

  describe.each(SERVICES)("%s", (name) => {
    test("is in the private subnets, without public addresses", () => {
      const { subnets, assignPublicIp } = of(name).service.networkConfiguration?.awsvpcConfiguration ?? {};
      expect([...(subnets ?? [])].sort()).toEqual(
        [network.subnets["private-a"]?.SubnetId, network.subnets["private-b"]?.SubnetId].sort(),
      );
      expect(assignPublicIp).toBe("DISABLED");
    });

    test("goes back to the revision before when a deployment fails, and is whole during one that does not", () => {
      expect(of(name).service).toMatchObject({
        capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
        deploymentConfiguration: {
          deploymentCircuitBreaker: { enable: true, rollback: true },
          minimumHealthyPercent: 100,
          maximumPercent: 200,
        },
        availabilityZoneRebalancing: "ENABLED",
      });
    });

    test("lets an engineer open a shell, as this is dev", () => {
      expect(of(name).service.enableExecuteCommand).toBe(true);
    });

    test("runs its container with as little as it needs, and stops it gently", () => {
      expect(of(name).container).toMatchObject({
        user: "1000:1000",
        readonlyRootFilesystem: true,
        stopTimeout: 30,
        linuxParameters: {
          initProcessEnabled: true,
          capabilities: { drop: ["ALL"] },
          tmpfs: [{ containerPath: "/tmp" }],
        },
        healthCheck: { interval: 15, retries: 3 },
        logConfiguration: {
          logDriver: "awslogs",
          options: { "awslogs-group": `/ecs/${SYSTEM}-dev-${name}` },
        },
      });
    });

    test("knows where its peers are", () => {
      expect(of(name).container.environment).toEqual(
        expect.arrayContaining([
          { name: "AWS_AGENT_CORE_URL", value: `http://aws-agent-core.${DOMAIN}:8000` },
          { name: "LANGGRAPH_URL", value: `http://langgraph.${DOMAIN}:8001` },
          { name: "SNOWFLAKE_CORTEX_URL", value: `http://snowflake-cortex.${DOMAIN}:8002` },
        ]),
      );
    });
  });

  test("are called by name: an A record each, for ten seconds", async () => {
    const { namespaces } = applied().aws;
    const { Namespaces } = await namespaces.send(new ListNamespacesCommand({}));
    expect(Namespaces).toMatchObject([{ Name: DOMAIN, Type: "DNS_PRIVATE" }]);
    const { Services = [] } = await namespaces.send(new ListServicesCommand({}));
    const records = Services.map(({ Name, DnsConfig }) => [Name, DnsConfig?.DnsRecords]);
    expect(Object.fromEntries(records)).toEqual(
      Object.fromEntries(SERVICES.map((name) => [name, [{ Type: "A", TTL: 10 }]])),
    );
    for (const { Name = "", Arn } of Services) {
      expect(of(Name).service.serviceRegistries).toEqual([{ registryArn: Arn }]);
    }
  });

  test("get more tasks under load, up to ten", async () => {
    const range: Record<string, string> = {};
    const client = applied().aws.autoscaling;
    for await (const { ScalableTargets = [] } of paginateDescribeScalableTargets(
      { client },
      { ServiceNamespace: "ecs" },
    )) {
      for (const { ResourceId = "", MinCapacity, MaxCapacity } of ScalableTargets) {
        range[ResourceId] = `${MinCapacity} to ${MaxCapacity}`;
      }
    }
    expect(range).toEqual({
      [`service/${CLUSTER}/aws-agent-core`]: "2 to 10",
      [`service/${CLUSTER}/langgraph`]: "2 to 10",
      [`service/${CLUSTER}/snowflake-cortex`]: "3 to 10",
    });
  });

  test("follow CPU and memory, and the front agent its requests as well", async () => {
    const followed: string[] = [];
    const client = applied().aws.autoscaling;
    for await (const { ScalingPolicies = [] } of paginateDescribeScalingPolicies(
      { client },
      { ServiceNamespace: "ecs" },
    )) {
      for (const { ResourceId, TargetTrackingScalingPolicyConfiguration: target } of ScalingPolicies) {
        const metric = target?.PredefinedMetricSpecification?.PredefinedMetricType;
        followed.push(`${ResourceId?.split("/").at(-1)}: ${metric} ${target?.TargetValue}`);
      }
    }
    const everyService = SERVICES.flatMap((name) => [
      `${name}: ECSServiceAverageCPUUtilization 70`,
      `${name}: ECSServiceAverageMemoryUtilization 80`,
    ]);
    expect(followed.sort()).toEqual(["aws-agent-core: ALBRequestCountPerTarget 500", ...everyService].sort());
  });
}
