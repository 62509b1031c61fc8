/** Construct id that adds nothing to an address; CDKTF drops it as well. */
const SILENT_ID = "Default";

/**
 * Turns a construct path into the label of a Terraform address.
 *
 * A last id that only repeats the resource type is dropped, so that
 * `langgraph/task-definition` becomes `aws_ecs_task_definition.langgraph`.
 *
 * @param path construct ids below the stack, outermost first
 * @param type Terraform type, e.g. `aws_ecs_service`; empty for outputs and locals
 */
export function addressLabel(path: readonly string[], type = ""): string {
  const words = path.filter((id) => id !== SILENT_ID).map(toSnakeCase);
  const repeatsType = words.length > 1 && `_${type}`.endsWith(`_${words.at(-1)}`);
  return (repeatsType ? words.slice(0, -1) : words).join("_");
}

function toSnakeCase(id: string): string {
  return id
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toLowerCase();
}
