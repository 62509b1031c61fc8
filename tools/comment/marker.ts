import { shortCommit } from "../review/words/is-nothing";
import { type Run, runName } from "./run";

/** What an id may look like: it ends up in an HTML comment. */
const ID = /^[A-Za-z0-9](?:-?[A-Za-z0-9._/])*$/;

const MARKER = /^<!-- plan-review id=(\S+)(?: run=(\d+)\.(\d+))?[^\n]*-->/;

export function isMarkerId(id: string): boolean {
  return ID.test(id) && id.length <= 100;
}

/** First line of a comment, by which the next run finds it again. */
export function marker(id: string, run: Run): string {
  return `<!-- plan-review id=${id} run=${runName(run)} commit=${shortCommit(run.commit)} -->`;
}

/** The run that wrote a comment; nothing when it has no marker of this id. */
export function runOf(body: string, id: string): Pick<Run, "number" | "attempt"> | undefined {
  const [, own, number = "0", attempt = "0"] = MARKER.exec(body) ?? [];
  return own === id ? { number: Number(number), attempt: Number(attempt) } : undefined;
}
