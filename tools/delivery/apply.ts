import { Command } from "commander";
import { runCommand } from "../terminal/run-command";
import { applyCommand } from "./apply-command";
import { REVIEW_FILE } from "./plan-command";

new Command("npm run apply --")
  .description("Applies the plan that npm run plan made and reviewed; exit code 5 when it is another.")
  .argument("<stack...>", "names of planned stacks; applied in the order of the review")
  .option("--review <file>", "the review it was approved with", REVIEW_FILE)
  .option("--yes", "do not ask")
  .action((names: string[], { review, yes = false }: { review: string; yes?: boolean }) =>
    runCommand((signal) => applyCommand({ names, review, yes, signal })),
  )
  .parse();
