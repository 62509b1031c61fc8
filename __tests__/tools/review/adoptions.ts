import type { ChangeJson } from "../../../tools/plan/plan-json";
import { created, updated } from "./plans";

/** The same change of something that is imported first. @param id not known yet when it is left out */
export function imported(json: ChangeJson, id?: string): ChangeJson {
  return { ...json, change: { ...json.change, importing: id === undefined ? {} : { id } } };
}

/** Imported as it is. */
export function takenOver(type: string, address = `${type}.it`, id = `id-of-${address}`): ChangeJson {
  const json = updated(type, { id }, {}, { address });
  return imported({ ...json, change: { ...json.change, actions: ["no-op"] } }, id);
}

/** What a stack that runs already is adopted with: two as they are, one with other tags, one changed, one beside. */
export const ADOPTED: readonly ChangeJson[] = [
  takenOver("aws_subnet", "aws_subnet.private_a"),
  takenOver("aws_subnet", "aws_subnet.private_b"),
  imported(updated("aws_vpc", { tags: { Name: "a" } }, { tags: { Name: "b" } }), "vpc-1"),
  imported(
    updated("aws_lb", { idle_timeout: 60 }, { idle_timeout: 120 }, { address: "aws_lb.front_door" }),
    "lb-1",
  ),
  created("aws_cloudwatch_log_group", { name: "new" }, { address: "aws_cloudwatch_log_group.beside" }),
];
