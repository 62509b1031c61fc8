import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Problem } from "../terminal/problem";
import { findExecutable } from "./find-executable";
import { terraformInstallHint } from "./install-hints";
import { isAtLeast } from "./version";

const execute = promisify(execFile);

/** What the stacks ask for in `required_version`: the first that locks state in S3 itself. */
const OLDEST_VERSION = "1.11.0";

/** A program that says nothing for this long is not Terraform. */
const PATIENCE_MS = 20_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** A Terraform that can plan and apply the stacks. */
export interface TerraformBinary {
  readonly path: string;

  /** `Terraform`, or `OpenTofu` by its own account. */
  readonly product: "Terraform" | "OpenTofu";

  readonly version: string;

  /** Platform its providers have to be for, e.g. `linux_amd64`; not always this machine's own. */
  readonly platform: string;
}

/**
 * Finds the Terraform to work with: TERRAFORM_BINARY_NAME, which cdktf reads as well, or `terraform` on the PATH.
 *
 * @throws Problem that says how to get one
 */
export async function findTerraform(environment: Environment = process.env): Promise<TerraformBinary> {
  const name = environment["TERRAFORM_BINARY_NAME"] || "terraform";
  const path = findExecutable(name, environment);
  if (!path) throw new Problem(missing(name, environment), terraformInstallHint());
  const binary = await identify(path, environment);
  if (!isAtLeast(binary.version, OLDEST_VERSION)) {
    throw new Problem(
      `${binary.product} ${binary.version} (${path}) is too old: the stacks need ${OLDEST_VERSION} or newer`,
      terraformInstallHint(),
    );
  }
  return binary;
}

function missing(name: string, environment: Environment): string {
  return environment["TERRAFORM_BINARY_NAME"]
    ? `TERRAFORM_BINARY_NAME is '${name}', and there is no such program`
    : `Terraform is not installed: there is no '${name}' on the PATH`;
}

async function identify(path: string, environment: Environment): Promise<TerraformBinary> {
  const version = await ask(path, ["version", "-json"], environment);
  const { terraform_version, platform } = parse(version);
  if (typeof terraform_version !== "string" || typeof platform !== "string") {
    throw new Problem(`${path} is not Terraform: 'version -json' answered '${version.slice(0, 80).trim()}'`);
  }
  // Both products call the field terraform_version; only Terraform says whether it is outdated.
  const text = version.includes("terraform_outdated") ? "" : await ask(path, ["version"], environment);
  const product = text.startsWith("OpenTofu") ? "OpenTofu" : "Terraform";
  return { path, product, version: terraform_version, platform };
}

async function ask(path: string, args: readonly string[], environment: Environment): Promise<string> {
  // A configuration file that does not exist, or checks for updates, have nothing to do with the version.
  const env = { ...environment, TF_CLI_CONFIG_FILE: undefined, CHECKPOINT_DISABLE: "1" };
  try {
    return (await execute(path, args, { env, timeout: PATIENCE_MS })).stdout;
  } catch (error) {
    throw new Problem(`${path} can't be run: ${error instanceof Error ? error.message.trim() : error}`);
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
