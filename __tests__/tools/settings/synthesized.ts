import { join } from "node:path";
import { findSettings } from "../../../tools/settings/find-settings";
import type { Settings } from "../../../tools/settings/settings";
import { SynthesizedStack } from "../../../tools/terraform/synthesized-stack";
import { write } from "../temporary";

/** The name of a secret, a parameter or anything else of the stack `shop-dev`. */
export function nameOf(id: string): string {
  return `/shop/dev/${id}`;
}

/** A container that gets things from elsewhere, by the name of its variable. */
export function containers(...valueFrom: readonly string[]): string {
  return JSON.stringify([
    { name: "main", secrets: valueFrom.map((from) => ({ name: "X", valueFrom: from })) },
  ]);
}

/** A task definition, and the service that runs it. */
export function service(name: string, ...valueFrom: readonly string[]) {
  return {
    aws_ecs_cluster: { main: { name: "shop-dev-main" } },
    aws_ecs_task_definition: {
      [name]: { family: `shop-${name}`, container_definitions: containers(...valueFrom) },
    },
    aws_ecs_service: {
      [name]: {
        name,
        cluster: "${aws_ecs_cluster.main.arn}",
        task_definition: `\${aws_ecs_task_definition.${name}.arn}`,
      },
    },
  };
}

/** A stack in a directory, as the tools read it. */
export function synthesized(directory: string, resource: object, name = "shop-dev"): SynthesizedStack {
  const tags = { System: "shop", Environment: "dev" };
  const aws = [{ region: "us-east-1", allowed_account_ids: ["111122223333"], default_tags: [{ tags }] }];
  write(join(directory, "stacks", name, "cdk.tf.json"), JSON.stringify({ provider: { aws }, resource }));
  return new SynthesizedStack(join(directory, "stacks", name));
}

export function settingsOf(directory: string, resource: object): Settings {
  return findSettings(synthesized(directory, resource));
}
