import {
  type ContainerDefinition,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  type Service,
  type TaskDefinition,
} from "@aws-sdk/client-ecs";
import type { Aws } from "./aws";

/** A service as ECS runs it. */
export interface DeployedService {
  readonly service: Service;
  readonly taskDefinition: TaskDefinition;

  /** The one container of a task. */
  readonly container: ContainerDefinition;
}

/** Services of a cluster by their names. */
export async function servicesOf(
  { ecs }: Aws,
  cluster: string,
  names: readonly string[],
): Promise<Record<string, DeployedService>> {
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [...names] }));
  const deployed = services.map(async (service) => {
    const { taskDefinition = {} } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: service.taskDefinition }),
    );
    const [container = {}, ...others] = taskDefinition.containerDefinitions ?? [];
    if (others.length > 0) throw new Error(`${service.serviceName} has more than one container`);
    return [service.serviceName, { service, taskDefinition, container }];
  });
  return Object.fromEntries(await Promise.all(deployed));
}
