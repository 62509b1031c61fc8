import { Command } from "commander";
import { runCommand } from "../terminal/run-command";
import { applyCommand } from "./apply-command";
import { REVIEW_FILE } from "./plan-command";
import { PROFILE_OPTION } from "./profile";

interface Options {
  readonly review: string;

  /** @default - somebody is asked */
  readonly yes?: true;

  /** @default - whoever the environment says */
  readonly profile?: string;
}

new Command("npm run apply --")
  .description("Applies the plan that npm run plan made and reviewed; exit code 5 when it is another.")
  .argument("<stack...>", "names of planned stacks; applied in the order of the review")
  .option("--review <file>", "the review it was approved with", REVIEW_FILE)
  .option(...PROFILE_OPTION)
  .option("--yes", "do not ask")
  .action((names: string[], { review, yes, profile }: Options) =>
    runCommand((signal) => applyCommand({ names, review, yes: yes === true, profile, signal })),
  )
  .parse();
