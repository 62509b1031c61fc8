import { relative } from "node:path";
import { shellLines } from "./aws-environment";
import type { Rehearsal } from "./rehearsal";

/** What to type to look around in a simulated AWS that was kept. */
export function keepInstructions({ aws, directory, stacks, variables }: Rehearsal, name: string): string[] {
  const { directory: stack } = stacks.get(name);
  const applied = relative(process.cwd(), stack);
  const synthesized = `cdktf.out/stacks/${name}`;
  return [
    `The simulated AWS goes on at ${aws.url} (process ${aws.pid}), with ${name} applied. In a shell:`,
    "",
    ...shellLines(variables),
    "",
    "# the stack as it was applied",
    `terraform -chdir=${applied} plan`,
    `terraform -chdir=${applied} state list`,
    "",
    "# the code as it is now",
    "npm run synth",
    `terraform -chdir=${synthesized} init -lockfile=readonly && terraform -chdir=${synthesized} plan`,
    `npx cdktf diff ${name}`,
    `npx cdktf deploy ${name}`,
    `npx cdktf destroy ${name}`,
    "",
    "# the end of it",
    `kill ${aws.pid} && rm -r ${relative(process.cwd(), directory)}`,
  ];
}
