import { Command } from "commander";
import { runCommand } from "../terminal/run-command";
import { reviewCommand } from "./review-command";
import { type ReviewOptions, withReviewOptions } from "./review-options";

interface Options extends ReviewOptions {
  readonly synth: string;

  /** @default - the saved plan is not known */
  readonly planFile?: string;
}

withReviewOptions(new Command("npm run review --"))
  .description("Says what Terraform plans do, and what of it hurts: docs/review.md.")
  .argument(
    "<plan...>",
    "plans as JSON (terraform show -json), directories of stacks with a saved plan, or reviews as JSON",
  )
  .option(
    "--synth <directory>",
    "where the stacks are synthesized: names the construct of each resource",
    "cdktf.out",
  )
  .option("--plan-file <file>", "the saved plan the JSON was made from: its digest is told")
  .action((inputs: string[], options: Options) =>
    runCommand((signal) => reviewCommand({ inputs, ...options, signal })),
  )
  .parse();
