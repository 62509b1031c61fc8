import { Problem } from "../terminal/problem";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import type { Service } from "./settings";

/** A container gets something when it starts. */
export interface Read {
  /** Address of what it gets, e.g. `aws_secretsmanager_secret.openai`. */
  readonly address: string;

  /** Key of the JSON. @default - the value as it is */
  readonly key?: string;

  readonly service: Service;
}

interface Container {
  /** @default - none */
  readonly secrets?: readonly { readonly valueFrom: string }[];
}

/** `${aws_secretsmanager_secret.openai.arn}:key::` */
const REFERENCE = /^\$\{(aws_\w+\.[\w-]+)[.[][^}]*\}(?::([^:]*))?/;

/** Everything that containers get from Secrets Manager and Parameter Store. */
export function findReaders(stack: SynthesizedStack): Read[] {
  return stack.addresses("aws_ecs_task_definition").flatMap((address) =>
    containersOf(stack, address).flatMap(({ secrets = [] }) =>
      secrets.flatMap(({ valueFrom }) => {
        const [, read, key] = REFERENCE.exec(valueFrom) ?? [];
        if (!read) return [];
        return servicesOf(stack, address).map((service) => ({
          address: read,
          service,
          ...(key && { key }),
        }));
      }),
    ),
  );
}

/** The address at the beginning of a reference, e.g. `aws_ecs_cluster.agents`. */
export function referredTo(expression: unknown): string | undefined {
  return typeof expression === "string" ? REFERENCE.exec(expression)?.[1] : undefined;
}

function containersOf(stack: SynthesizedStack, address: string): Container[] {
  const definitions = stack.block(address)?.["container_definitions"];
  try {
    return JSON.parse(String(definitions)) as Container[];
  } catch {
    throw new Problem(`${stack.name}: the containers of ${address} can't be read: they are not JSON`);
  }
}

function servicesOf(stack: SynthesizedStack, taskDefinition: string): Service[] {
  const services = stack
    .addresses("aws_ecs_service")
    .map((address) => stack.block(address) ?? {})
    .filter((service) => referredTo(service["task_definition"]) === taskDefinition)
    .map(({ name, cluster }) => ({ name: String(name), cluster: clusterName(stack, cluster) }));
  return services.length > 0 ? services : [{ name: String(stack.block(taskDefinition)?.["family"]) }];
}

function clusterName(stack: SynthesizedStack, cluster: unknown): string {
  const address = referredTo(cluster);
  return String((address && stack.block(address)?.["name"]) ?? cluster);
}
