import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeReplicationGroupsCommand } from "@aws-sdk/client-elasticache";
import { DescribeDBClustersCommand } from "@aws-sdk/client-rds";
import { ListSecretsCommand } from "@aws-sdk/client-secrets-manager";
import { GetParametersByPathCommand, PutParameterCommand } from "@aws-sdk/client-ssm";
import { expectNoChanges, expectNothingLeft } from "../../tools/rehearsal/expectations";
import type { RehearsedPlan } from "../../tools/rehearsal/rehearsal";
import { reviewPlans } from "../../tools/review/review-plans";
import { RULES } from "../../tools/review/rules";
import { applied } from "./support/applied";
import { changesOf } from "./support/changes-of";
import { networkOf, rulesOf } from "./support/network-of";
import { describeWithAws } from "./support/requirements";
import { rolesOf } from "./support/roles-of";
import { type DeployedService, servicesOf } from "./support/services-of";
import { llmProxy, withCode } from "./support/synthesized";

const STACK = "llm-proxy-dev";
const CLUSTER = `${STACK}-services`;
const OUT = ["tcp 443 0.0.0.0/0", "tcp 5432 database", "tcp 6379 redis"];

describeWithAws(STACK, () => {
  const dev = applied(STACK);
  const plan = () => dev().rehearsal.plan(STACK);

  test("plans nothing right after it was applied", async () => {
    expectNoChanges(await plan());
  });

  describe("the network", () => {
    test("lets in callers on 80, the door to the proxy, and both services to data", async () => {
      const { vpc } = await networkOf(dev().aws, "llm-proxy");
      const { default: none, ...rules } = await rulesOf(dev().aws, vpc.VpcId, `${STACK}-`);
      expect(none).toEqual({ in: [], out: [] });
      expect(rules).toEqual({
        "front-door": { in: ["tcp 80 203.0.113.0/24"], out: ["tcp 8080 proxy"] },
        proxy: { in: ["tcp 8080 front-door"], out: OUT },
        dispatcher: { in: [], out: OUT },
        database: { in: ["tcp 5432 dispatcher", "tcp 5432 proxy"], out: [] },
        redis: { in: ["tcp 6379 dispatcher", "tcp 6379 proxy"], out: [] },
      });
    });

    test("leads private subnets out by one NAT gateway, and data nowhere", async () => {
      const { natGateways, routeTables, subnets } = await networkOf(dev().aws, "llm-proxy");
      expect(natGateways.filter(({ State }) => State === "available")).toHaveLength(1);
      for (const letter of ["a", "b"]) {
        const { SubnetId } = subnets[`data-${letter}`] ?? {};
        const table = routeTables.find(({ Associations = [] }) =>
          Associations.some((association) => association.SubnetId === SubnetId),
        );
        expect(table?.Routes?.map(({ GatewayId }) => GatewayId)).toEqual(["local"]);
      }
    });
  });

  describe("the services", () => {
    let services: Record<string, DeployedService>;
    beforeAll(async () => {
      services = await servicesOf(dev().aws, CLUSTER, ["proxy", "dispatcher"]);
    });

    test.each(["proxy", "dispatcher"])("run one small task of the %s on ARM64", (name) => {
      expect(services[name]?.service).toMatchObject({ desiredCount: 1, runningCount: 1 });
      expect(services[name]?.taskDefinition).toMatchObject({
        cpu: "256",
        memory: "512",
        runtimePlatform: { cpuArchitecture: "ARM64" },
      });
      expect(services[name]?.sidecars).toEqual([]);
    });

    test("of which nobody calls the dispatcher", () => {
      expect(services["dispatcher"]?.service.loadBalancers ?? []).toEqual([]);
      expect(services["dispatcher"]?.container.portMappings ?? []).toEqual([]);
      expect(services["proxy"]?.container.portMappings).toMatchObject([{ containerPort: 8080 }]);
    });

    test("read the secrets and parameters there are", async () => {
      const { SecretList = [] } = await dev().aws.secrets.send(new ListSecretsCommand({}));
      const { Parameters = [] } = await dev().aws.ssm.send(
        new GetParametersByPathCommand({ Path: "/llm-proxy/dev", Recursive: true }),
      );
      const known = [...SecretList, ...Parameters].map(({ ARN }) => ARN);
      const read = Object.values(services).flatMap(({ container }) => container.secrets ?? []);
      expect(read.length).toBeGreaterThan(10);
      for (const { valueFrom = "" } of read) expect(known).toContain(valueFrom.replace(/:\w+::$/, ""));
      expect(SecretList.map(({ Name }) => Name)).toEqual(
        expect.arrayContaining([
          "/llm-proxy/dev/management-token",
          "/llm-proxy/dev/admin-password",
          "/llm-proxy/dev/openai-api-key",
        ]),
      );
    });

    test.each(["proxy", "dispatcher"])(
      "give the %s what it starts with, and nothing else to read",
      async (name) => {
        const roles = await rolesOf(dev().aws, `${STACK}-`);
        const read = (roles[`${name}-execution`]?.statements ?? [])
          .filter(({ Action }) => /GetSecretValue|GetParameters/.test(Action.join()))
          .flatMap(({ Resource }) => Resource)
          .sort();
        const given = (services[name]?.container.secrets ?? []).map(({ valueFrom = "" }) =>
          valueFrom.replace(/:\w+::$/, ""),
        );
        expect(read).toEqual([...new Set(given)].sort());
      },
    );
  });

  describe("the data", () => {
    test("is in an encrypted Aurora that grows to one unit, with a password nobody chose", async () => {
      const { DBClusters } = await dev().aws.rds.send(new DescribeDBClustersCommand({}));
      expect(DBClusters).toMatchObject([
        {
          Engine: "aurora-postgresql",
          StorageEncrypted: true,
          ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 1 },
          MasterUserSecret: { SecretArn: expect.stringContaining(":secret:") },
        },
      ]);
      expect(DBClusters?.[0]?.DBClusterMembers).toHaveLength(1);
    });

    test("is in one encrypted Redis node", async () => {
      expect(await redis()).toMatchObject({
        AtRestEncryptionEnabled: true,
        TransitEncryptionEnabled: true,
        AutomaticFailover: "disabled",
        CacheNodeType: "cache.t4g.micro",
      });
      expect((await redis())?.MemberClusters).toHaveLength(1);
    });
  });

  test("is watched where it could run full: capacity and connections, memory and evictions", async () => {
    const { MetricAlarms = [] } = await dev().aws.cloudwatch.send(new DescribeAlarmsCommand({}));
    const names = MetricAlarms.map(({ AlarmName }) => AlarmName);
    for (const alarm of [
      "database-alarms-capacity",
      "database-alarms-connections",
      "redis-alarms-memory",
      "redis-alarms-evictions",
    ]) {
      expect(names).toContain(`${STACK}-${alarm}`);
    }
    expect(MetricAlarms.filter(({ AlarmActions = [] }) => AlarmActions.length === 0)).toEqual([]);
  });

  test("an operator's setting is no change for Terraform", async () => {
    await dev().aws.ssm.send(
      new PutParameterCommand({ Name: "/llm-proxy/dev/log-level", Value: "warn", Overwrite: true }),
    );
    expectNoChanges(await plan());
  });

  describe("another tier", () => {
    test("low lets the proxy grow to two", async () => {
      await withCode(dev(), llmProxy("dev", { tier: "low" }), async () => {
        const made = await plan();
        expect(replacedOrDestroyed(changesOf(made))).toEqual([]);
        await dev().rehearsal.apply(STACK, made);
      });
      const { autoscaling } = dev().aws;
      const { ScalableTargets } = await autoscaling.send(
        new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs" }),
      );
      expect(ScalableTargets).toMatchObject([
        { ResourceId: `service/${CLUSTER}/proxy`, MinCapacity: 1, MaxCapacity: 2 },
      ]);
      const { ScalingPolicies = [] } = await autoscaling.send(
        new DescribeScalingPoliciesCommand({ ServiceNamespace: "ecs" }),
      );
      const pace = { ScaleOutCooldown: 120, ScaleInCooldown: 600 };
      expect(ScalingPolicies.map((policy) => policy.TargetTrackingScalingPolicyConfiguration)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ TargetValue: 70, ...pace }),
          expect.objectContaining({ TargetValue: 500, ...pace }),
        ]),
      );
      expect(ScalingPolicies).toHaveLength(2);
    });

    test("medium adds a way out, a replica and a task, and replaces nothing that keeps data", async () => {
      await withCode(dev(), llmProxy("dev", { tier: "medium" }), async () => {
        const made = await plan();
        const changes = changesOf(made);
        expect(replacedOrDestroyed(changes)).toEqual([]);
        // Connections of one zone begin again by its own way out; nothing else is down, and nothing lost.
        expect(harmOf(made)).toEqual([expect.stringMatching(/^Packets to 0\.0\.0\.0\/0 take another way/)]);
        expect(changes).toEqual(
          expect.arrayContaining([
            "add aws_eip.network_public_b",
            "add aws_nat_gateway.network_public_b",
            expect.stringMatching(/^change aws_elasticache_replication_group\.redis: .*num_cache_clusters/),
            expect.stringMatching(/^change aws_appautoscaling_target\.proxy: .*min_capacity/),
          ]),
        );
        await dev().rehearsal.apply(STACK, made);
        expectNoChanges(await plan());
      });
      expect(await redis()).toMatchObject({ AutomaticFailover: "enabled", MultiAZ: "enabled" });
      expect((await redis())?.MemberClusters).toHaveLength(2);
    });
  });

  test("is destroyed without anything left behind", async () => {
    const { rehearsal, before } = dev();
    await rehearsal.destroy(STACK);
    expectNothingLeft(before, await rehearsal.inventory(STACK));
  });

  const redis = async () => {
    const { ReplicationGroups } = await dev().aws.elasticache.send(new DescribeReplicationGroupsCommand({}));
    return ReplicationGroups?.[0];
  };
});

/** What the review of a plan finds of lost data, and of what is down for a while. */
function harmOf({ plan }: RehearsedPlan): string[] {
  const today = new Date();
  const { findings } = reviewPlans({ plans: [{ plan }], unreviewed: [], rules: RULES, waivers: [], today });
  return findings.filter(({ level }) => ["data-loss", "outage"].includes(level)).map(({ what }) => what);
}

/** A task definition is replaced by every new revision, and nobody minds. */
function replacedOrDestroyed(changes: readonly string[]): string[] {
  return changes.filter((change) => /^(replace|destroy) (?!aws_ecs_task_definition\.)/.test(change));
}
