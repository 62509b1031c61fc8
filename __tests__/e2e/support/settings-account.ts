import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { awsEnvironment, isolated } from "../../../tools/rehearsal/aws-environment";
import { findPython } from "../../../tools/rehearsal/find-python";
import { SimulatedAws } from "../../../tools/rehearsal/simulated-aws";
import { SIMULATED_AWS } from "../../../tools/rehearsal/tools";
import { Aws } from "./aws";
import { ProjectCopy } from "./project-copy";
import type { Outcome } from "./run";

const REGION = "us-east-1";

/** What a person sees in a terminal, and types. */
export interface Step {
  readonly until: string;
  readonly type: string;
}

/** An account, and a copy of the project whose settings commands work with it. */
export class SettingsAccount {
  static async open(accountId: string): Promise<SettingsAccount> {
    const project = process.cwd();
    const directory = mkdtempSync(join(tmpdir(), "settings-"));
    const requirements = join(project, SIMULATED_AWS, "requirements.txt");
    const python = await findPython({ project, requirements });
    const aws = await SimulatedAws.start({
      python,
      program: join(SIMULATED_AWS, "server.py"),
      accountId,
      logFile: join(directory, "aws.log"),
      cwd: project,
      environment: isolated({}),
    });
    return new SettingsAccount(aws, python, directory);
  }

  readonly copy = new ProjectCopy();
  readonly aws: Aws;
  readonly environment: Record<string, string>;

  /** Everything that any command has printed, and every command line there was. */
  readonly seen: string[] = [];
  readonly #simulated: SimulatedAws;
  readonly #python: string;
  readonly #directory: string;

  private constructor(simulated: SimulatedAws, python: string, directory: string) {
    this.#simulated = simulated;
    this.#python = python;
    this.#directory = directory;
    this.aws = new Aws(simulated.url, REGION);
    this.environment = isolated(awsEnvironment({ url: simulated.url, region: REGION }));
  }

  /** Adds blocks to a stack of the copy, as if they were in its code. */
  addToStack(stack: string, blocks: Readonly<Record<string, unknown>>): void {
    const file = this.copy.path("main.ts");
    const code = Object.entries(blocks).map(
      ([path, block]) =>
        `(app.node.findChild("${stack}") as SystemStack).addOverride("resource.${path}", ${JSON.stringify(block)});`,
    );
    const source = readFileSync(file, "utf8");
    writeFileSync(file, source.replace("assertValid(app);", `${code.join("\n")}\nassertValid(app);`));
  }

  /** Runs a command in a pipe; what is not said to be piped in is empty. */
  async run(
    script: string,
    args: readonly string[] = [],
    {
      input = "",
      environment = {},
    }: { input?: string; environment?: Record<string, string | undefined> } = {},
  ): Promise<Outcome> {
    const child = spawn("npm", ["run", "--silent", script, "--", ...args], {
      cwd: this.copy.directory,
      env: { ...this.environment, ...environment },
    });
    const output = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk: Buffer) => (output.stdout += chunk));
    child.stderr.on("data", (chunk: Buffer) => (output.stderr += chunk));
    const code = new Promise<number>((done) => child.once("close", (exit) => done(exit ?? 1)));
    child.stdin.on("error", () => {});
    if (input !== "") {
      child.stdin.write(input);
      // It has the value now, and goes on reading.
      await sleep(1_500);
      this.seen.push(...this.#commandLines());
    }
    child.stdin.end();
    const exit = await code;
    const text = stripVTControlCharacters(output.stdout + output.stderr);
    this.#note(args, text);
    return { ...output, code: exit, text };
  }

  /** Runs a command in a terminal, and types. */
  async type(
    script: string,
    args: readonly string[],
    steps: readonly Step[],
  ): Promise<{ code: number; shown: string; left: Step[] }> {
    const child = spawn(this.#python, [join(__dirname, "keyboard.py")], {
      env: { ...this.environment, TERM: "xterm" },
      stdio: ["pipe", "pipe", "inherit"],
    });
    const command = ["npm", "run", "--silent", script, "--", ...args];
    child.stdin.end(JSON.stringify({ command, cwd: this.copy.directory, steps }));
    const result = (await json(child.stdout)) as {
      code: number;
      shown: string;
      commandLines: string[];
      left: Step[];
    };
    this.#note(args, result.shown);
    this.seen.push(...result.commandLines);
    return { ...result, shown: stripVTControlCharacters(result.shown) };
  }

  /** What the commands wrote into the project, synthesized stacks first of all. */
  written(): string[] {
    return [...this.copy.files("cdktf.out").values()];
  }

  async close(): Promise<void> {
    await this.#simulated.stop();
    this.copy.remove();
    rmSync(this.#directory, { recursive: true, force: true });
  }

  /** What shows a value on purpose is not looked for it. */
  #note(args: readonly string[], text: string): void {
    if (!args.includes("--reveal")) this.seen.push(text);
  }

  /** Of everything that runs. */
  #commandLines(): string[] {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          return [readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")];
        } catch {
          return [];
        }
      });
  }
}
