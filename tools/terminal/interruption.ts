import { Problem } from "./problem";

/** Exit code of a program that Ctrl-C ended: 128 and the number of SIGINT. */
export const INTERRUPTED = 130;

/** npm passes a signal on to a program the terminal has sent it to already: this soon, it is the same Ctrl-C. */
const ECHO_MS = 1_000;

/**
 * Turns the first Ctrl-C (or SIGTERM, or a closed terminal) into an abort, so that what is under way ends in order.
 * The second one leaves at once.
 */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  let first: number | undefined;
  const interrupt = (name: NodeJS.Signals) => {
    if (first === undefined) {
      first = Date.now();
      controller.abort(new Problem(`interrupted (${name})`));
    } else if (Date.now() - first > ECHO_MS) {
      process.exit(INTERRUPTED);
    }
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, interrupt);
  return controller.signal;
}

/** Ends a wait that has nothing to end in order, as soon as the signal aborts. */
export function interrupted(signal: AbortSignal): Promise<never> {
  return new Promise((_, fail) => signal.addEventListener("abort", () => fail(signal.reason)));
}
