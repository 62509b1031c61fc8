import { isReal } from "../plan/change";
import { Problem } from "../terminal/problem";
import { counted } from "../terminal/words";
import { keptAddresses } from "../terraform/refusal";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import { type TerraformResult, terraformProblem } from "../terraform/terraform";
import { type Inventory, leftovers } from "./inventory/leftovers";
import type { RehearsedPlan } from "./rehearsal";

/** @throws Problem that names what a plan would change */
export function expectNoChanges({
  hasChanges,
  plan,
  text,
}: Pick<RehearsedPlan, "hasChanges" | "plan" | "text">): void {
  if (!hasChanges) return;
  const changes = plan.changes.filter(isReal).map(({ kind, address }) => `${kind} ${address}`);
  throw new Problem("applied a moment ago, and the next plan has changes", [
    ...changes,
    "",
    ...diffLines(text),
  ]);
}

/** @throws Problem that names what is there now and was not before */
export function expectNothingLeft(before: Inventory, after: Inventory): void {
  const left = leftovers(before, after);
  if (left.length > 0)
    throw new Problem(`${counted(left.length, "thing")} left behind by the destruction`, left);
}

/**
 * Expects that Terraform refused to destroy a protected stack.
 *
 * @param result what came of `terraform destroy`
 * @returns what refused it
 * @throws Problem when it was destroyed, or failed for another reason
 */
export function expectRefusal(stack: SynthesizedStack, result: TerraformResult): string {
  const { name, directory, protectedAddresses } = stack;
  if (result.code === 0) {
    throw new Problem(`${name} is protected, and was destroyed all the same`, [
      "prevent_destroy is set on:",
      ...protectedAddresses,
    ]);
  }
  const refused = keptAddresses(result.stderr.replace(/[╷│╵]/g, ""));
  if (refused.length === 0) throw terraformProblem(directory, ["destroy"], result);
  return `prevent_destroy of ${refused.join(", ")}`;
}

/** The lines of a plan that change something. */
function diffLines(text: string): string[] {
  return text.split("\n").filter((line) => /^\s*([-+~]|-\/\+|\+\/-|#) /.test(line));
}
