import { type Command, InvalidArgumentError } from "commander";
import { nearest } from "../terminal/nearest";
import { LEVELS, type Level } from "./level";
import { WAIVERS_FILE } from "./waivers";
import type { ReviewFiles } from "./write-review";

/** Options that every command has which reviews. */
export interface ReviewOptions extends ReviewFiles {
  /** @default - nothing that is found fails */
  readonly failOn?: Level;

  /** @default - changes are no failure */
  readonly detailedExitcode?: true;
  readonly waivers: string;
}

/** Exit code of a command line nobody can follow, as in sysexits.h. */
const WRONG_USAGE = 64;

export function withReviewOptions(command: Command): Command {
  return command
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : WRONG_USAGE))
    .option("--markdown <file>", "write the review as a comment of at most 60,000 bytes")
    .option("--html <file>", "write the review as a page that needs nothing else")
    .option("--json <file>", "write the review for other programs")
    .option("--fail-on <level>", `exit code 3 from this level on: ${LEVELS.slice(1).join(", ")}`, level)
    .option("--detailed-exitcode", "exit code 2 when there are changes")
    .option("--waivers <file>", "what somebody has accepted", WAIVERS_FILE);
}

function level(given: string): Level {
  const known = LEVELS.find((one) => one === given);
  if (known) return known;
  const meant = nearest(given, LEVELS);
  throw new InvalidArgumentError(
    `there is no level '${given}'${meant ? `; did you mean '${meant}'?` : ""}. It is one of ${LEVELS.join(", ")}.`,
  );
}
