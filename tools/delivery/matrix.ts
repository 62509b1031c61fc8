import type { SynthesizedStack } from "../terraform/synthesized-stack";

/** A matrix of jobs as GitHub Actions reads it, one for each stack. */
export function matrix(stacks: readonly SynthesizedStack[]): string {
  const include = stacks.map((stack) => ({
    stack: stack.name,
    environment: stack.environment,
    account: stack.accountId,
    region: stack.region,
  }));
  return JSON.stringify({ include });
}
