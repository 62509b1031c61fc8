import { colours } from "./colours";
import { plainTable } from "./plain-table";
import { duration } from "./words";

/** Says in a few words how far a step is, or what came of it. */
export type Note = (text: string) => void;

/** Does one step of a longer work under a name, and shows how it goes. */
export type Step = <Result>(name: string, work: (note: Note) => Promise<Result>) => Promise<Result>;

/** Shows nothing. */
export const silently: Step = (_, work) => work(() => {});

interface Outcome {
  readonly name: string;
  readonly result: "done" | "failed";
  readonly note: string;
  readonly milliseconds: number;
}

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 120;

/** How often a long step says in a log that it is still going. */
const SIGN_OF_LIFE_MS = 30_000;

const NAME_WIDTH = 22;

/** Shows the steps of a work while they run: one line each, alive on a terminal and plain in a log. */
export class Progress {
  private readonly stream: NodeJS.WriteStream;
  private readonly outcomes: Outcome[] = [];

  constructor(stream: NodeJS.WriteStream = process.stdout) {
    this.stream = stream;
  }

  readonly step: Step = async (name, work) => {
    const started = Date.now();
    let text = "";
    const elapsed = () => Date.now() - started;
    const timer = this.stream.isTTY
      ? setInterval(() => this.draw(name, text, elapsed()), FRAME_MS)
      : setInterval(() => this.line("…", name, text, elapsed()), SIGN_OF_LIFE_MS);
    const finish = (result: Outcome["result"]) => {
      clearInterval(timer);
      this.outcomes.push({ name, result, note: text, milliseconds: elapsed() });
      const { green, red } = colours(this.stream);
      this.line(result === "done" ? green("✓") : red("✗"), name, text, elapsed());
    };
    try {
      const result = await work((note) => {
        text = note;
      });
      finish("done");
      return result;
    } catch (error) {
      finish("failed");
      throw error;
    }
  };

  /** The steps so far as a table. */
  summary(): string {
    const { bold, green, red } = colours(this.stream);
    const rows = this.outcomes.map(({ name, result, milliseconds, note }) => {
      const seconds = (milliseconds / 1_000).toFixed(1);
      return [name, result === "done" ? green(result) : red(result), seconds, note];
    });
    const head = ["step", "result", "seconds", ""].map((title) => bold(title));
    return plainTable(head, rows, ["left", "left", "right", "left"]);
  }

  private draw(name: string, text: string, milliseconds: number): void {
    const frame = FRAMES[Math.floor(milliseconds / FRAME_MS) % FRAMES.length];
    const line = `${frame} ${describe(name, text, milliseconds)}`;
    this.stream.write(`\r\x1b[2K${line.slice(0, (this.stream.columns || 80) - 1)}`);
  }

  private line(mark: string, name: string, text: string, milliseconds: number): void {
    if (this.stream.isTTY) this.stream.write("\r\x1b[2K");
    this.stream.write(`${mark} ${describe(name, text, milliseconds)}\n`);
  }
}

function describe(name: string, text: string, milliseconds: number): string {
  return `${name.padEnd(NAME_WIDTH)} ${duration(milliseconds).padStart(11)}  ${text}`.trimEnd();
}
