import { Command } from "commander";
import { runCommand } from "../terminal/run-command";
import { orphansCommand } from "./orphans-command";

new Command("npm run orphans --")
  .description(
    "Finds what exists in AWS and is a stack's, but is not in its state: a killed apply leaves such things.",
  )
  .argument("<stack>", "name of a synthesized stack, e.g. multi-agent-orchestrator-dev")
  .option("--write", "write import blocks beside the stack, for the next plan")
  .option("--outdir <directory>", "where the stacks are synthesized", "cdktf.out")
  .action((stack: string, { write = false, outdir }: { write?: boolean; outdir: string }) =>
    runCommand((signal) => orphansCommand({ stack, outdir, write, signal })),
  )
  .parse();
