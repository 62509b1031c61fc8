import { join } from "node:path";
import { cliConfig } from "./cli-config";
import { findProvider } from "./find-provider";
import { findTerraform } from "./find-terraform";
import { lockedProviderVersion } from "./provider-lock";
import { Terraform } from "./terraform";

export interface ProjectTerraformProps {
  /** The project's root; its lock file names the provider. */
  readonly project: string;

  /** Where Terraform's own configuration may be written. */
  readonly directory: string;

  /** Where providers from the registry are kept between runs. */
  readonly cache: string;

  readonly signal: AbortSignal;
}

/** Terraform for the account the person is signed in to, with the provider of the lock file wherever that is found. */
export async function projectTerraform(props: ProjectTerraformProps): Promise<Terraform> {
  const { project, directory, cache, signal } = props;
  const binary = await findTerraform();
  const version = lockedProviderVersion(join(project, ".terraform.lock.hcl"));
  const provider = findProvider({ version, platform: binary.platform });
  const config = cliConfig({ directory, cache, provider });
  const { TF_CLI_CONFIG_FILE: _, ...caller } = process.env as Record<string, string>;
  const environment = { ...caller, TF_IN_AUTOMATION: "1", ...(config && { TF_CLI_CONFIG_FILE: config }) };
  return new Terraform({ binary, environment, signal });
}
