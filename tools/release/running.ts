import { DescribeServicesCommand, type ECSClient, type Service } from "@aws-sdk/client-ecs";
import { Problem } from "../terminal/problem";

/** A service as ECS runs it. */
export interface Running {
  readonly name: string;

  /** ARN of the revision its tasks are made from. */
  readonly revision: string;

  readonly service: Service;
}

/**
 * Services of a cluster, in the order they are asked for.
 *
 * @throws Problem that names those there are not
 */
export async function readServices(
  ecs: ECSClient,
  cluster: string,
  names: readonly string[],
): Promise<Running[]> {
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [...names] }));
  const active = new Map(
    services.flatMap((service) =>
      service.status === "ACTIVE" && service.serviceName ? [[service.serviceName, service]] : [],
    ),
  );
  const missing = names.filter((name) => !active.get(name)?.taskDefinition);
  if (missing.length > 0) {
    throw new Problem(
      `there is no service ${missing.map((name) => `'${name}'`).join(", ")} in cluster '${cluster}'`,
    );
  }
  return names.map((name) => {
    const service = active.get(name) ?? {};
    return { name, revision: service.taskDefinition ?? "", service };
  });
}
