import { ApplicationAutoScaling } from "@aws-sdk/client-application-auto-scaling";
import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { type CreateServiceRequest, ECS, type UpdateServiceRequest } from "@aws-sdk/client-ecs";
import type { ClientConfig } from "../../../tools/rehearsal/aws-client";

/** @param config known once the simulated AWS runs */
export function containers(config: () => ClientConfig): void {
  describe("ECS", () => {
    const register = async (tag: string) => {
      const { taskDefinition } = await new ECS(config()).registerTaskDefinition({
        family: "agent",
        requiresCompatibilities: ["FARGATE"],
        cpu: "256",
        memory: "512",
        containerDefinitions: [{ name: "agent", image: `registry.example.com:5000/agent:${tag}` }],
      });
      return taskDefinition?.taskDefinitionArn ?? "";
    };
    const create = async (name: string, options: Partial<CreateServiceRequest> = {}) => {
      await new ECS(config()).createCluster({ clusterName: name });
      const circuitBreaker = { enable: true, rollback: true };
      await new ECS(config()).createService({
        cluster: name,
        serviceName: name,
        taskDefinition: await register("v1"),
        desiredCount: 2,
        deploymentConfiguration: { deploymentCircuitBreaker: circuitBreaker },
        ...options,
      });
    };
    const update = (name: string, options: Partial<UpdateServiceRequest>) =>
      new ECS(config()).updateService({ cluster: name, service: name, ...options });
    const describeService = async (name: string) => {
      const { services } = await new ECS(config()).describeServices({ cluster: name, services: [name] });
      return services?.[0];
    };

    test("runs a new service's tasks and keeps every option it was given", async () => {
      const options = {
        availabilityZoneRebalancing: "ENABLED",
        capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1, base: 1 }],
        enableECSManagedTags: true,
        enableExecuteCommand: true,
        healthCheckGracePeriodSeconds: 60,
      } as const satisfies Partial<CreateServiceRequest>;
      await create("new", { ...options, capacityProviderStrategy: [...options.capacityProviderStrategy] });
      expect(await describeService("new")).toMatchObject({
        ...options,
        runningCount: 2,
        deployments: [{ status: "PRIMARY", rolloutState: "COMPLETED", runningCount: 2 }],
        deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100 },
      });
      expect((await describeService("new"))?.launchType).toBeUndefined();
    });

    test("is steady again after an update in place, with one deployment of the new revision", async () => {
      await create("updated");
      const revision = await register("v2");
      const strategy = [{ capacityProvider: "FARGATE", weight: 2, base: 0 }];
      await update("updated", {
        taskDefinition: revision.split("/")[1],
        desiredCount: 5,
        capacityProviderStrategy: strategy,
        deploymentConfiguration: { maximumPercent: 300 },
      });
      expect(await describeService("updated")).toMatchObject({
        taskDefinition: revision,
        runningCount: 5,
        capacityProviderStrategy: strategy,
        deployments: [{ taskDefinition: revision, rolloutState: "COMPLETED", runningCount: 5 }],
        deploymentConfiguration: { maximumPercent: 300, deploymentCircuitBreaker: { rollback: true } },
      });
    });

    test("takes the newest revision that was not deregistered for its family", async () => {
      const kept = await register("kept");
      const taskDefinition = await register("taken-back");
      await new ECS(config()).deregisterTaskDefinition({ taskDefinition });
      const newest = await new ECS(config()).describeTaskDefinition({
        taskDefinition: "agent",
        include: ["TAGS"],
      });
      expect(newest.taskDefinition?.taskDefinitionArn).toBe(kept);
      const named = await new ECS(config()).describeTaskDefinition({ taskDefinition });
      expect(named.taskDefinition?.status).toBe("INACTIVE");
    });

    test("rolls back to the running revision when the new one fails to start", async () => {
      await create("rolled-back");
      const running = (await describeService("rolled-back"))?.taskDefinition;
      await update("rolled-back", { taskDefinition: await register("v3-fails-to-start"), desiredCount: 3 });
      expect(await describeService("rolled-back")).toMatchObject({
        taskDefinition: running,
        runningCount: 3,
        deployments: [{ taskDefinition: running, rolloutState: "COMPLETED" }],
      });
    });

    test("leaves a service without tasks when there is nothing to roll back to", async () => {
      await create("stuck", { taskDefinition: await register("v1-fails-to-start") });
      expect(await describeService("stuck")).toMatchObject({
        runningCount: 0,
        deployments: [{ rolloutState: "FAILED", runningCount: 0 }],
      });
    });

    test("no longer lists what was deleted", async () => {
      const ecs = new ECS(config());
      await create("gone");
      await ecs.deleteService({ cluster: "gone", service: "gone", force: true });
      expect((await ecs.listServices({ cluster: "gone" })).serviceArns).toEqual([]);
      const { cluster } = await ecs.deleteCluster({ cluster: "gone" });
      expect((await ecs.listClusters({})).clusterArns).not.toContain(cluster?.clusterArn);
    });

    test("changes a scaling policy in place, and its alarms with it", async () => {
      await create("followed");
      const scaling = new ApplicationAutoScaling(config());
      const target = {
        ServiceNamespace: "ecs",
        ResourceId: "service/followed/followed",
        ScalableDimension: "ecs:service:DesiredCount",
      } as const;
      await scaling.registerScalableTarget({ ...target, MinCapacity: 1, MaxCapacity: 4 });
      const follow = async (TargetValue: number) => {
        const { PolicyARN } = await scaling.putScalingPolicy({
          ...target,
          PolicyName: "cpu",
          PolicyType: "TargetTrackingScaling",
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue,
            PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" },
          },
        });
        return PolicyARN;
      };
      expect(await follow(70)).toBe(await follow(60));
      const { MetricAlarms } = await new CloudWatch(config()).describeAlarms({});
      expect(MetricAlarms?.length).toBe(2);
    });

    test("keeps the tags of a scaling target", async () => {
      await create("scaled");
      const scaling = new ApplicationAutoScaling(config());
      const { ScalableTargetARN: ResourceARN } = await scaling.registerScalableTarget({
        ServiceNamespace: "ecs",
        ResourceId: "service/scaled/scaled",
        ScalableDimension: "ecs:service:DesiredCount",
        MinCapacity: 1,
        MaxCapacity: 4,
        Tags: { System: "agents", Owner: "platform" },
      });
      await scaling.tagResource({ ResourceARN, Tags: { Owner: "somebody" } });
      await scaling.untagResource({ ResourceARN, TagKeys: ["System"] });
      expect((await scaling.listTagsForResource({ ResourceARN })).Tags).toEqual({ Owner: "somebody" });
    });
  });
}
