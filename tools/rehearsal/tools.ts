import { join } from "node:path";
import type { Note } from "../terminal/progress";
import { findProvider, type ProviderSource } from "../terraform/find-provider";
import { findTerraform, type TerraformBinary } from "../terraform/find-terraform";
import { lockedProviderVersion } from "../terraform/provider-lock";
import { findPython } from "./find-python";

/** The simulated AWS and what it is installed from, below the project. */
export const SIMULATED_AWS = join("tools", "rehearsal", "simulated_aws");

/** What a rehearsal needs besides the stacks. */
export interface Tools {
  readonly terraform: TerraformBinary;
  readonly provider: ProviderSource;

  /** A Python that has moto. */
  readonly python: string;
}

/** @throws Problem that says what is missing and how to get it */
export async function findTools(project: string, note: Note = () => {}): Promise<Tools> {
  const terraform = await findTerraform();
  const version = lockedProviderVersion(join(project, ".terraform.lock.hcl"));
  const provider = findProvider({ version, platform: terraform.platform });
  const requirements = join(project, SIMULATED_AWS, "requirements.txt");
  const python = await findPython({ project, requirements, note });
  const from = provider.kind === "mirror" ? provider.directory : "registry.terraform.io";
  note(`${terraform.product} ${terraform.version}, AWS provider ${version} from ${from}`);
  return { terraform, provider, python };
}
