import { counted } from "../terminal/words";
import type { Orphan } from "./found";

/** What a person is told about what was found. */
export function report(stack: string, directory: string, orphans: readonly Orphan[]): string[] {
  if (orphans.length === 0) return [`Nothing of ${stack} was found that is not in its state.`, "", ...LIMITS];
  const verb = orphans.length === 1 ? "exists and is" : "exist and are";
  return [
    `${counted(orphans.length, "resource")} of ${stack} ${verb} not in its state.`,
    ...section(
      "In the code: take them in.",
      importable(orphans).map(
        ({ address, id }) => `terraform -chdir=${directory} import '${address}' '${id}'`,
      ),
    ),
    ...section(
      "In the code, but an import would never settle: delete them, the next apply makes them again.",
      orphans.flatMap(({ deletion }) => deletion ?? []),
    ),
    ...section(
      "Not in the code, or not to be told apart: delete them, or import them.",
      orphans.flatMap(({ address, found, candidates }) =>
        address === undefined ? [found.name, ...mayBe(candidates)] : [],
      ),
    ),
    "",
    ...LIMITS,
  ];
}

/** Import blocks: the same, for Terraform to plan and do at once. */
export function importBlocks(orphans: readonly Orphan[]): string {
  return importable(orphans)
    .map(({ address, id }) => `import {\n  to = ${address}\n  id = ${JSON.stringify(id)}\n}\n`)
    .join("");
}

/** Those that belong to an address of the code, and can be taken in there. */
export function importable(orphans: readonly Orphan[]): { readonly address: string; readonly id: string }[] {
  return orphans.flatMap(({ address, id, deletion }) =>
    address === undefined || deletion !== undefined ? [] : [{ address, id }],
  );
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ["", title, ...lines] : [];
}

function mayBe(candidates: readonly string[]): string[] {
  return candidates.length > 0 ? [`  may be ${candidates.join(" or ")}`] : [];
}

const LIMITS = [
  "Looked for: what carries the stack's tags System and Environment; IAM roles and KMS aliases by name; routes.",
  "Not seen: DNS records, settings of other resources, what AWS has not tagged yet. Deleted things may be listed still.",
];
