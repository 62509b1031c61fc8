import { Problem } from "../terminal/problem";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads settings from the environment, and collects all that is wrong with them. */
export class RequiredVariables {
  readonly #environment: Environment;
  readonly #wrong: string[] = [];

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** @param hint what to do when it is missing */
  text(name: string, hint = ""): string {
    const value = this.#environment[name]?.trim() ?? "";
    if (value === "") this.wrong(name, `is not set${hint === "" ? "" : `: ${hint}`}`);
    return value;
  }

  /** A secret: no message repeats it. */
  token(name: string, hint: string): string {
    const value = this.text(name, hint);
    // A library would quote the whole of a header it can't send.
    if (/[^\x21-\x7e]/.test(value)) this.wrong(name, "has characters that no token has");
    return value;
  }

  whole(name: string): number {
    const value = this.text(name);
    if (value !== "" && !/^\d{1,15}$/.test(value)) this.wrong(name, `is '${value}', not a number`);
    return Number(value);
  }

  commit(name: string): string {
    return this.#matching(name, /^[0-9a-f]{7,64}$/, "a commit");
  }

  /** Without the slash at its end. */
  url(name: string): string {
    return this.#matching(name, /^https?:\/\/\S+$/, "a URL").replace(/\/+$/, "");
  }

  wrong(name: string, why: string): void {
    this.#wrong.push(`${name} ${why}`);
  }

  /** @throws Problem with everything that is wrong, if something is */
  check(what: string): void {
    if (this.#wrong.length > 0) throw new Problem(what, this.#wrong);
  }

  #matching(name: string, pattern: RegExp, kind: string): string {
    const value = this.text(name);
    if (value !== "" && !pattern.test(value)) this.wrong(name, `is '${value}', not ${kind}`);
    return value;
  }
}
