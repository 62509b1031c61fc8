import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { ProviderSource } from "./find-provider";
import { AWS_PROVIDER } from "./provider-lock";

type Environment = Readonly<Record<string, string | undefined>>;

export interface CliConfigProps {
  /** Where the file is written. */
  readonly directory: string;

  /** Where providers from the registry are kept between runs. */
  readonly cache: string;

  readonly provider: ProviderSource;

  /** Variables of the person who started this. @default process.env */
  readonly environment?: Environment;

  /** @default - the user's home directory */
  readonly home?: string;
}

/**
 * Makes plain `terraform init`, and cdktf's, find the AWS provider: writes a Terraform CLI configuration.
 *
 * A person's own configuration is left in force when it says where providers come from, unless
 * TERRAFORM_PROVIDER_MIRROR names another place.
 *
 * @returns value for TF_CLI_CONFIG_FILE; nothing when the person's own file, in its usual place, will do
 */
export function cliConfig(props: CliConfigProps): string | undefined {
  const { directory, cache, provider, environment = process.env, home = homedir() } = props;
  const named = environment["TF_CLI_CONFIG_FILE"];
  const own = [named, usualConfig(environment, home)].find((file) => file && existsSync(file));
  if (own && !environment["TERRAFORM_PROVIDER_MIRROR"] && saysWhereProvidersAre(readFileSync(own, "utf8"))) {
    return own === named ? named : undefined;
  }
  mkdirSync(directory, { recursive: true });
  const file = join(directory, "terraform.rc");
  // Terraform does not make the cache itself.
  if (provider.kind === "registry") mkdirSync(cache, { recursive: true });
  writeFileSync(file, provider.kind === "mirror" ? mirrorConfig(provider.directory) : cacheConfig(cache));
  return file;
}

function usualConfig(environment: Environment, home: string): string {
  return process.platform === "win32"
    ? join(environment["APPDATA"] ?? home, "terraform.rc")
    : join(home, ".terraformrc");
}

function saysWhereProvidersAre(text: string): boolean {
  const settings = text.replace(/^\s*(#|\/\/).*$/gm, "");
  return /\bprovider_installation\b/.test(settings);
}

function mirrorConfig(directory: string): string {
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(directory)}
    include = ["${AWS_PROVIDER}"]
  }
  direct {
    exclude = ["${AWS_PROVIDER}"]
  }
}
`;
}

function cacheConfig(directory: string): string {
  return `plugin_cache_dir = ${JSON.stringify(directory)}\n`;
}
