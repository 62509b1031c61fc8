import { join } from "node:path";
import type { Plan } from "../../../tools/plan/plan";
import type { ChangeJson } from "../../../tools/plan/plan-json";
import { readSynthesis } from "../../../tools/plan/synthesis";
import { temporaryDirectory, write } from "../temporary";
import { planOf } from "./plans";

const directory = temporaryDirectory();

/** Texts of attributes in the synthesized code, by address. */
type Code = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A plan beside the code it was made from. */
export function planWithCode(code: Code, ...changes: readonly ChangeJson[]): Plan {
  const resource: Record<string, Record<string, object>> = {};
  for (const [address, attributes] of Object.entries(code)) {
    const [type = "", label = ""] = address.split(".");
    resource[type] = { ...resource[type], [label]: attributes };
  }
  const file = write(join(directory, "cdk.tf.json"), JSON.stringify({ resource }));
  return planOf(changes, {}, readSynthesis(file));
}
