import { existsSync } from "node:fs";

/** The environment of whoever started this, without a Terraform CLI configuration that is not there. */
export function personsEnvironment(): Record<string, string> {
  const { TF_CLI_CONFIG_FILE: config, ...others } = process.env as Record<string, string>;
  return config && existsSync(config) ? { ...others, TF_CLI_CONFIG_FILE: config } : others;
}
