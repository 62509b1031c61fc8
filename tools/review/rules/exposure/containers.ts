import type { Change } from "../../../plan/change";
import { type Attributes, documentOf } from "../../../plan/values";
import type { Side } from "../../policy-statements";
import { blocksOf } from "./value-at";

/** Containers of a task definition by their names. */
export function containersOn(change: Change, side: Side): ReadonlyMap<string, Attributes> {
  if (change.type !== "aws_ecs_task_definition") return new Map();
  const containers = blocksOf(documentOf(change[side]["container_definitions"]));
  return new Map(containers.map((container) => [String(container["name"]), container]));
}
