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

  /** The container of a task that the task is for. */
  readonly container: ContainerDefinition;

  /** What runs beside it. */
  readonly sidecars: readonly ContainerDefinition[];
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
    const [container = {}, ...sidecars] = taskDefinition.containerDefinitions ?? [];
    return [service.serviceName, { service, taskDefinition, container, sidecars }];
  });
  return Object.fromEntries(await Promise.all(deployed));
}
