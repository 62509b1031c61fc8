import { existsSync } from "node:fs";
import { join } from "node:path";
import { providerCache } from "../rehearsal/work-directory";
import { Problem } from "../terminal/problem";
import { counted } from "../terminal/words";
import { projectTerraform } from "../terraform/project-terraform";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import { createdBeside, manifestProblems } from "./check";
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
  const problems = manifestProblems(stack, adoption);
  if (problems.length > 0) throw new Problem(`${manifest.file} can't be adopted from`, problems);
  console.log(report(stack, adoption, await addressesInState(stack, request.outdir, signal)));
  return 0;
}

function report(stack: SynthesizedStack, adoption: Adoption, inState: readonly string[]): string {
  const adopted = Object.keys(adoption);
  const already = adopted.filter((address) => inState.includes(address));
  const created = createdBeside(stack, adoption).filter((address) => !inState.includes(address));
  return [
    `${counted(adopted.length, "resource")} of ${stack.name} would be adopted.`,
    ...section("Would be created:", created),
    ...section("In the state already, so their entries do nothing:", already),
    "",
    already.length > 0 && already.length === adopted.length
      ? `All of it is adopted: npm run adopt -- ${stack.name} --retire`
      : `Whether the ids exist is for the plan to say: npm run plan -- ${stack.name}`,
  ].join("\n");
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ["", title, ...lines.map((line) => `  ${line}`)] : [];
}

/** What Terraform has already; nothing where it can't be asked, e.g. before the first `terraform init`. */
async function addressesInState(
  { directory }: SynthesizedStack,
  outdir: string,
  signal: AbortSignal,
): Promise<string[]> {
  if (!existsSync(join(directory, ".terraform"))) return [];
  const project = process.cwd();
  const cache = providerCache(project);
  const terraform = await projectTerraform({ project, directory: join(project, outdir), cache, signal });
  const { code, stdout } = await terraform.run(directory, ["state", "list"]);
  return code === 0 ? stdout.split("\n").filter((line) => line !== "") : [];
}
