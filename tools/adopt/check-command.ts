import { Problem } from "../terminal/problem";
import { counted } from "../terminal/words";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import { createdBeside, manifestProblems } from "./check";
import { addressesIn, stateProblems } from "./in-state";
import { lookAtState, type Seen } from "./look-at-state";
import type { Adoption } from "./manifest";
import { type AdoptRequest, openAdoption } from "./open-adoption";

/** `npm run adopt -- <stack> --check`: what is wrong with the manifest, all of it. */
export async function checkCommand(request: AdoptRequest, signal: AbortSignal): Promise<number> {
  const { stack, manifest } = openAdoption(request);
  const adoption = manifest.read();
  if (!adoption) {
    throw new Problem(`there is no ${manifest.file}`, [
      `find out: npm run adopt -- ${stack.name} --discover`,
    ]);
  }
  const seen = await lookAtState(stack, request.outdir, signal);
  const problems = [...manifestProblems(stack, adoption), ...stateProblems(stack, adoption, seen.state)];
  if (problems.length > 0) throw new Problem(`${manifest.file} can't be adopted from`, problems);
  console.log(report(stack, adoption, seen));
  return 0;
}

function report(stack: SynthesizedStack, adoption: Adoption, { state, unseen }: Seen): string {
  const inState = addressesIn(stack, state);
  const adopted = Object.keys(adoption);
  const already = adopted.filter((address) => inState.has(address));
  const created = createdBeside(stack, adoption).filter((address) => !inState.has(address));
  return [
    `${counted(adopted.length - already.length, "resource")} of ${stack.name} would be adopted.`,
    ...section("Would be created:", created),
    ...section("In the state already, so their entries do nothing:", already),
    ...section("The state was not looked at, and may have some of it already:", unseen?.split("\n") ?? []),
    "",
    already.length > 0 && already.length === adopted.length
      ? `All of it is adopted: npm run adopt -- ${stack.name} --retire`
      : `Whether the ids exist is for the plan to say: npm run plan -- ${stack.name}`,
  ].join("\n");
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ["", title, ...lines.map((line) => `  ${line}`)] : [];
}
