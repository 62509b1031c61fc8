import { Command } from "commander";
import { type ReviewOptions, withReviewOptions } from "../review/review-options";
import { runCommand } from "../terminal/run-command";
import { planCommand } from "./plan-command";
import { PROFILE_OPTION } from "./profile";

interface Options extends ReviewOptions {
  /** @default - those that are named */
  readonly all?: true;

  /** @default - nothing is compared */
  readonly affected?: string;

  readonly environment: readonly string[];

  /** @default - they are planned */
  readonly matrix?: true;

  readonly lock: boolean;

  /** @default - whoever the environment says */
  readonly profile?: string;
}

withReviewOptions(new Command("npm run plan --"))
  .description(
    "Plans stacks, and says what the plans do and what of it hurts; keeps the plans for npm run apply.",
  )
  .argument("[stack...]", "names of synthesized stacks")
  .option("--all", "every stack of every system and environment")
  .option("--affected <git ref>", "stacks whose synthesized code is not that of another commit")
  .option(
    "--environment <name>",
    "of --all and --affected only the stacks of this environment; may be given several times",
    (name: string, others: readonly string[]) => [...others, name],
    [],
  )
  .option("--matrix", "print the chosen stacks as a matrix of CI jobs, and plan nothing")
  .option(...PROFILE_OPTION)
  .option("--no-lock", "plan without the lock: for a role that may only read")
  .action((names: string[], { all, matrix, environment: environments, ...options }: Options) =>
    runCommand((signal) =>
      planCommand({
        ...options,
        names,
        all: all === true,
        environments,
        matrix: matrix === true,
        signal,
      }),
    ),
  )
  .parse();
