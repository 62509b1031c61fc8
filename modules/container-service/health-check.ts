import type { Problem } from "../validation/validate";

/** How a container is asked whether it is well: `["CMD", program, …]`, or `["CMD-SHELL", one line of shell]`. */
export type HealthCheckCommand = readonly string[];

/** Seconds a request may take; the check itself is given up a second later. */
const REQUEST_TIMEOUT_SECONDS = 4;

/**
 * Asks an HTTP path from inside the container, and counts every answer below 400 as well.
 *
 * With Python, which images of Python services have; slim ones have neither curl nor wget.
 */
export function pythonHealthCheck(port: number, path: string): HealthCheckCommand {
  const url = JSON.stringify(`http://127.0.0.1:${port}${path}`);
  const open = `urlopen(${url}, timeout=${REQUEST_TIMEOUT_SECONDS})`;
  return ["CMD", "python", "-c", `from urllib.request import urlopen; ${open}`];
}

/** Asks like `pythonHealthCheck`, with the wget of BusyBox, which images made from Alpine have. */
export function wgetHealthCheck(port: number, path = "/health"): HealthCheckCommand {
  const url = `http://127.0.0.1:${port}${path}`;
  return ["CMD-SHELL", `wget -q -O /dev/null -T ${REQUEST_TIMEOUT_SECONDS} '${url}' || exit 1`];
}

/** What is wrong with the command of a health check. */
export function healthCheckProblem(command: HealthCheckCommand): Problem {
  const [form = "", ...rest] = command;
  return (
    (!["CMD", "CMD-SHELL"].includes(form) || rest.length === 0) &&
    `healthCheckCommand must be CMD with a program, or CMD-SHELL with a line of shell; got '${command.join(" ")}'`
  );
}
