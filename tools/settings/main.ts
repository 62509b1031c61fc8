import { Command } from "commander";
import { INTERRUPTED, interrupted } from "../terminal/interruption";
import { runCommand } from "../terminal/run-command";
import type { Where } from "./choose-settings";
import { configGet } from "./config-get";
import { configList } from "./config-list";
import { configSet } from "./config-set";
import { hasLeft } from "./keyboard";
import { type OpenSettings, openSettings } from "./open-settings";
import { secretGet } from "./secret-get";
import { secretList } from "./secret-list";
import { assertNoValue, secretSet } from "./secret-set";
import { setup } from "./setup";

interface Options extends Where {
  /** @default - all of them */
  readonly key?: string;

  /** @default false */
  readonly json?: boolean;

  /** @default false */
  readonly restart?: boolean;

  /** @default false */
  readonly reveal?: boolean;

  /** @default false */
  readonly recompose?: boolean;

  /** @default false */
  readonly redisAuth?: boolean;
}

interface Request {
  readonly options: Options;

  /** What was said besides: a name, a value. */
  readonly words: readonly string[];

  readonly open: () => Promise<OpenSettings>;
}

const RESTART = ["--restart", "restart the services that read it, and wait for them"] as const;
const KEY = ["--key <key>", "one key of the secret's JSON"] as const;
const NAME = ["<name>", "as the list shows it"] as const;

const program = new Command("npm run")
  .description("Secrets and settings of a system.")
  .configureHelp({ commandUsage: (self) => `npm run ${self.name()} -- ${self.usage()}` });

/** A command with the name of its npm script. */
function command(name: string, description: string, work: (request: Request) => Promise<number>): Command {
  return program
    .command(name)
    .description(description)
    .option("--system <system>", "which system; asked for when left out")
    .option("--environment <environment>", "which environment; asked for when left out")
    .option("--json", "for other programs; with npm run --silent")
    .action((...given: unknown[]) => {
      const { args: words } = given.at(-1) as Command;
      const options = given.at(-2) as Options;
      const open = (signal: AbortSignal) => () => openSettings(options, signal);
      // Nothing that is waited for here has to be ended in order: a value is written at once, or not at all.
      return runCommand((signal) =>
        Promise.race([work({ options, words, open: open(signal) }), interrupted(signal)]).catch(leftOr),
      );
    });
}

command(
  "setup",
  "Asks for every secret that is missing; in a pipe, says which are.",
  async ({ open, options }) => setup(await open(), options),
)
  .option(...RESTART)
  .option("--recompose", "compose DATABASE_URL of the database's login again, and do nothing else")
  .option("--redis-auth", "make Redis ask for the token in its secret, and do nothing else");

command(
  "secret:list",
  "Shows the secrets, whether they are filled, and who reads them.",
  async ({ open, options }) => secretList(await open(), options),
);

command("secret:get", "Says whether a secret is filled; shows it with --reveal.", async (request) => {
  const [name = ""] = request.words;
  return secretGet(await request.open(), { ...request.options, name });
})
  .argument(...NAME)
  .option(...KEY)
  .option("--reveal", "print the value, and nothing else");

command("secret:set", "Fills a secret: from a hidden question, or from standard input.", async (request) => {
  const [name = "", ...others] = request.words;
  assertNoValue(others);
  return secretSet(await request.open(), { ...request.options, name });
})
  .argument(...NAME)
  .option(...KEY)
  .option(...RESTART)
  // The parser's own message would repeat what may be a value.
  .allowExcessArguments()
  .allowUnknownOption();

command(
  "config:list",
  "Shows the settings that are no secrets, and who decides them.",
  async ({ open, options }) => configList(await open(), options),
);

command("config:get", "Prints a setting.", async (request) => {
  const [name = ""] = request.words;
  return configGet(await request.open(), { ...request.options, name });
}).argument(...NAME);

command("config:set", "Changes a setting that the code leaves to operators.", async (request) => {
  const [name = "", value] = request.words;
  return configSet(await request.open(), { ...request.options, name, ...(value !== undefined && { value }) });
})
  .argument(...NAME)
  .argument("[value]", "asked for, or read from standard input, when left out")
  .option(...RESTART);

program.parse();

function leftOr(error: unknown): number {
  if (hasLeft(error)) return INTERRUPTED;
  throw error;
}
