import type { Finding } from "../find-findings";

/** Something to paste. */
export interface Paste {
  readonly language: "ts" | "hcl";
  readonly lines: readonly string[];
}

/** Moves beyond which a view that has to be short gives their number. */
export const MANY_MOVES = 20;

/**
 * Moves as the code has them: lines of the system's `moves.ts` where the construct is known, else blocks of Terraform.
 *
 * @param most how many of them
 */
export function moveLines({ moves = [], path }: Finding, most = Number.POSITIVE_INFINITY): Paste {
  const shown = moves.slice(0, most);
  if (path !== undefined) {
    const lines = shown.map(({ from, to }) => `${JSON.stringify(from)}: ${JSON.stringify(to)},`);
    return { language: "ts", lines };
  }
  const blocks = shown.flatMap(({ from, to }) => ["moved {", `  from = ${from}`, `  to   = ${to}`, "}"]);
  return { language: "hcl", lines: blocks };
}
