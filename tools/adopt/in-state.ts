import type { StateResource } from "../terraform/state-resources";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import { kindOf, typeOf } from "./kinds/kinds";
import type { Adoption } from "./manifest";

type Values = StateResource["values"];

/** What an import takes where that is not the attribute `id` (AWS provider 5.100). */
const IMPORT_IDS: Readonly<Record<string, (values: Values) => string>> = {
  aws_appautoscaling_policy: joined(["service_namespace", "resource_id", "scalable_dimension", "name"]),
  aws_appautoscaling_target: joined(["service_namespace", "resource_id", "scalable_dimension"]),
  aws_cloudwatch_event_target: ({ event_bus_name, rule, target_id }) =>
    `${event_bus_name === "default" ? "" : `${event_bus_name}/`}${rule}/${target_id}`,
  aws_cloudwatch_log_metric_filter: joined(["log_group_name", "name"], ":"),
  aws_db_instance: joined(["identifier"]),
  aws_ecs_cluster: joined(["name"]),
  aws_ecs_service: ({ cluster, name }) => `${String(cluster).split("/").at(-1)}/${name}`,
  aws_ecs_task_definition: joined(["arn"]),
  aws_iam_role_policy_attachment: joined(["role", "policy_arn"]),
};

/**
 * What a manifest says otherwise than the state. Terraform minds neither: it ignores the import of an address it has, and
 * takes a thing over once more at another one.
 *
 * Told for the types that can be discovered; of others it is not known what their import ids are made of.
 */
export function stateProblems(
  stack: SynthesizedStack,
  adoption: Adoption,
  state: readonly StateResource[],
): string[] {
  const known = managedIn(stack, state);
  return Object.entries(adoption).flatMap(([address, id]) => {
    const same = known.find((other) => typeOf(other.address) === typeOf(address) && other.id === id);
    if (same && same.address !== address) {
      return [
        `${address} would be managed twice: the state has '${id}' as ${same.address}; ` +
          "take it out, or move that address here (docs/addresses.md)",
      ];
    }
    const own = known.find((other) => other.address === address);
    if (same || own?.id === undefined) return [];
    return [
      `${address} is in the state already, with the id '${own.id}': '${id}' would be ignored; ` +
        "take it out, or see which is right",
    ];
  });
}

/** Addresses that the state has, by the names they have now. */
export function addressesIn(stack: SynthesizedStack, state: readonly StateResource[]): ReadonlySet<string> {
  return new Set(managedIn(stack, state).map(({ address }) => address));
}

function managedIn(stack: SynthesizedStack, state: readonly StateResource[]) {
  return state.map(({ address, type, values }) => ({
    address: stack.movedTo(address),
    id: kindOf(address) && (IMPORT_IDS[type] ?? joined(["id"]))(values),
  }));
}

function joined(attributes: readonly string[], by = "/"): (values: Values) => string {
  return (values) => attributes.map((name) => values[name]).join(by);
}
