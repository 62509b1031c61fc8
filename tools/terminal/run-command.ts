import { colours } from "./colours";
import { INTERRUPTED, interruption } from "./interruption";
import { problemText } from "./problem";

/**
 * Runs the work of a command and ends the process with its exit code: 0 done, 1 not done, 130 interrupted.
 *
 * @param work ends early when the signal it is given aborts
 */
export async function runCommand(work: (signal: AbortSignal) => Promise<number>): Promise<void> {
  const signal = interruption();
  try {
    process.exitCode = await work(signal);
  } catch (error) {
    console.error(`${colours(process.stderr).red("error:")} ${problemText(error)}`);
    process.exitCode = signal.aborted ? INTERRUPTED : 1;
  }
  // Signal handlers and kept-alive connections would hold the process open.
  process.exit();
}
