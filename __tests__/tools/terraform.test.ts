import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { errorLines } from "../../tools/terraform/error-lines";
import { Terraform } from "../../tools/terraform/terraform";
import { problemOf, temporaryDirectory, writeProgram } from "./temporary";

const directory = temporaryDirectory();

function terraform(script: string, signal?: AbortSignal): Terraform {
  const path = writeProgram(join(directory, `terraform-${Math.random()}`), script);
  const binary = { path, product: "Terraform", version: "1.11.4", platform: "linux_amd64" } as const;
  return new Terraform({ binary, environment: { PATH: "/bin:/usr/bin", ONLY: "this" }, signal });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

async function fileAppears(path: string): Promise<string> {
  for (let attempt = 0; attempt < 200 && !existsSync(path); attempt += 1) await sleep(20);
  await sleep(20);
  return readFileSync(path, "utf8").trim();
}

test("runs in the stack's directory with the given environment alone, and returns what came of it", async () => {
  process.env["AWS_PROFILE"] = "production";
  const result = await terraform('echo "$@"; pwd; echo "$ONLY $AWS_PROFILE" >&2; exit 2').run(directory, [
    "plan",
  ]);
  delete process.env["AWS_PROFILE"];
  expect(result).toEqual({ code: 2, stdout: `plan -no-color\n${directory}\n`, stderr: "this \n" });
});

test("tells each line as it comes", async () => {
  const lines: string[] = [];
  await terraform("echo one; echo two").run(directory, ["apply"], (line) => lines.push(line));
  expect(lines).toEqual(["one", "two"]);
});

test("fails with Terraform's own errors where a command has to work", async () => {
  const script = "printf '\\nError: no bucket\\n\\n  on line 1\\n\\n' >&2; exit 1";
  const { message, details } = await problemOf(() =>
    terraform(script).require(directory, ["init", "-input=false"]),
  );
  expect(message).toBe(`terraform init failed in ${directory} (exit code 1)`);
  expect(details).toEqual(["Error: no bucket", "", "  on line 1"]);
});

test("fails with the last lines when Terraform names no error", async () => {
  const { details } = await problemOf(() => terraform("echo killed; exit 1").require(directory, ["plan"]));
  expect(details).toEqual(["killed"]);
});

test("reads a saved plan", async () => {
  const json = await terraform(`echo '{"format_version":"1.2"}'`).planJson(directory, "plan.tfplan");
  expect(json.format_version).toBe("1.2");
});

test("leaves no provider behind when Terraform ends without it", async () => {
  const pidFile = join(directory, "provider.pid");
  await terraform(`sleep 300 & echo $! > ${pidFile}`).run(directory, ["plan"]);
  const provider = Number(await fileAppears(pidFile));
  await sleep(50);
  expect(isAlive(provider)).toBe(false);
});

test("interrupts Terraform once, waits for it to end in order, and takes its provider along", async () => {
  const controller = new AbortController();
  const [pidFile, traceFile] = [join(directory, "interrupted.pid"), join(directory, "trace")];
  const script = `
trap 'echo saved >> ${traceFile}; exit 1' INT
sleep 300 & echo $! > ${pidFile}
wait
`;
  const running = terraform(script, controller.signal).run(directory, ["apply"]);
  const ended = expect(running).rejects.toThrow("interrupted");
  const provider = Number(await fileAppears(pidFile));
  controller.abort(new Error("interrupted"));
  await ended;
  expect(readFileSync(traceFile, "utf8")).toBe("saved\n");
  await sleep(50);
  expect(isAlive(provider)).toBe(false);
});

test("starts nothing more after an interruption", async () => {
  const signal = AbortSignal.abort(new Error("interrupted"));
  await expect(terraform("exit 0", signal).run(directory, ["plan"])).rejects.toThrow("interrupted");
});

test("fails when the program is gone", async () => {
  const binary = {
    path: "/nowhere/terraform",
    product: "Terraform",
    version: "1.11.4",
    platform: "x",
  } as const;
  await expect(new Terraform({ binary, environment: {} }).run(directory, ["plan"])).rejects.toThrow("ENOENT");
});

test("reads errors out of frames and between warnings", () => {
  const output = `
╷
│ Warning: Deprecated Parameter
│
│ use_lockfile
╵
╷
│ Error: first
│
│   with aws_vpc.network
╵
Error: second
`;
  expect(errorLines(output)).toEqual(["Error: first", "", "  with aws_vpc.network", "", "Error: second"]);
});
