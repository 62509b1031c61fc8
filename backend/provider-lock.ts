import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const LOCK_FILE = ".terraform.lock.hcl";

/**
 * Puts the project's provider lock file beside every synthesized stack.
 *
 * Plans then use the provider that was reviewed, on every platform; `terraform init -lockfile=readonly` refuses another.
 */
export function shareProviderLock(outdir: string): void {
  const stacks = join(outdir, "stacks");
  for (const stack of readdirSync(stacks)) {
    copyFileSync(LOCK_FILE, join(stacks, stack, LOCK_FILE));
  }
}
