import type { EcsServiceConfig } from "@cdktf/provider-aws/lib/ecs-service";
import { Lazy, Op, type Postcondition, TerraformSelf } from "cdktf";
import type { FargateService } from "./fargate-service";
import type { ServiceSettings } from "./service-settings";

/** Percent of its tasks a service has at least and at most while one revision follows the other. */
const PERCENT = { "start-first": { least: 100, most: 200 }, "stop-first": { least: 0, most: 100 } };

/** How new revisions of a service get to run, and on what. */
export function rollout({ deploymentOrder, capacityProviders }: ServiceSettings): Partial<EcsServiceConfig> {
  const { least, most } = PERCENT[deploymentOrder];
  return {
    capacityProviderStrategy: Object.entries(capacityProviders).map(
      ([capacityProvider, { weight, base = 0 }]) => ({
        capacityProvider,
        weight,
        base,
      }),
    ),
    // Without it the provider replaces the service, with an outage, when its mix of capacity changes.
    forceNewDeployment: true,
    deploymentMinimumHealthyPercent: least,
    deploymentMaximumPercent: most,
    // ECS evens out the zones by starting before it stops, and refuses to where there is no room for that.
    availabilityZoneRebalancing: most > 100 ? "ENABLED" : "DISABLED",
    deploymentCircuitBreaker: { enable: true, rollback: true },
    waitForSteadyState: true,
    // An update may have to fail and be rolled back; a first deployment that fails has nothing to go back to.
    timeouts: { create: "15m", update: "30m", delete: "15m" },
  };
}

/** Fails an apply whose deployment ECS rolled back: the service is steady then, and runs what it ran before. */
export function notRolledBack(service: FargateService): Postcondition {
  return {
    condition: Op.eq(TerraformSelf.getString("task_definition"), service.taskDefinition.arn),
    errorMessage:
      `The deployment of ${service.name} was rolled back: its new tasks did not start or did not get healthy, and ` +
      "the revision before runs on. Look at the events of the service (aws ecs describe-services --cluster " +
      // Names may still be overridden.
      Lazy.stringValue({ produce: () => whereToLook(service) }),
  };
}

function whereToLook({ cluster, resource, logGroup }: FargateService): string {
  return `${cluster.resource.nameInput} --services ${resource.nameInput}) and at the log group ${logGroup.nameInput}.`;
}
