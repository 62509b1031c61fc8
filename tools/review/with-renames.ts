import type { Plan } from "../plan/plan";
import { counted } from "../terminal/words";
import type { Finding } from "./find-findings";
import { isAtLeast, worst } from "./level";
import { findRenames, type Rename } from "./renames";
import { seenActions } from "./seen";

export const RENAME = "loss.rename";

/** Sentences of the rules that are repeated; a construct of twenty resources would fill the page. */
const SAID = 3;

/** The moves themselves are told beside it, to be pasted. */
const FIXES = {
  terraform: "tell Terraform that it moved, with these blocks",
  cdktf:
    "tell Terraform that it moved, with these lines in moves.ts of the system; in another cdktf project with moveFromId(<old address>) on the new one",
} as const;

/**
 * Says of what goes and comes back under other addresses that it looks renamed, once, in place of what the rules said of
 * each.
 *
 * The level stays what it was: without a move Terraform destroys it all the same.
 */
export function withRenames(plan: Plan, findings: readonly Finding[]): readonly Finding[] {
  // What has most to be compared says most: a database before its log group.
  const renames = findRenames(plan).sort((a, b) => b.compared - a.compared);
  const gone = new Set(renames.map((rename) => rename.gone.address));
  const own = findings.filter(({ address }) => gone.has(address));
  if (!own.some(({ level }) => isAtLeast(level, "review"))) return findings;
  return [renamed(plan, renames, own), ...findings.filter(({ address }) => !gone.has(address))];
}

function renamed(plan: Plan, renames: readonly Rename[], own: readonly Finding[]): Finding {
  const level = worst(own.map((finding) => finding.level));
  const loudest = renames.flatMap(({ gone }) =>
    own.filter((finding) => finding.level === level && finding.address === gone.address),
  );
  const [lead] = renames.filter(({ gone }) => gone.address === loudest[0]?.address) as [Rename];
  return {
    rule: RENAME,
    level,
    stack: plan.stack,
    address: lead.gone.address,
    path: lead.come.path,
    what: [introduction(lead, renames.length), ...consequences(loudest), ...clashes(lead, renames)].join(
      ". ",
    ),
    evidence: [
      ...renames.flatMap(({ gone, come }) => [seenActions(gone), seenActions(come)]),
      ...loudest.flatMap(({ evidence }) => evidence.slice(1)),
    ],
    mitigation: loudest.find(({ mitigation }) => mitigation)?.mitigation,
    fix: FIXES[lead.come.path === undefined ? "terraform" : "cdktf"],
    moves: renames
      .map(({ gone, come }) => ({ from: gone.address, to: come.address }))
      .sort((a, b) => a.from.localeCompare(b.from, "en", { numeric: true })),
  };
}

function introduction({ gone, come, equal, compared }: Rename, count: number): string {
  const alike = `${equal} of ${compared} attributes the same`;
  if (count === 1) {
    return `Looks renamed: ${gone.address} is destroyed, and ${come.address} is created with ${alike}`;
  }
  const others = counted(count - 1, "other");
  return `Looks renamed: ${gone.address} is destroyed, and ${come.address} is created with ${alike}; so ${count === 2 ? "is" : "are"} ${others}`;
}

function consequences(loudest: readonly Finding[]): string[] {
  const sentences = [...new Set(loudest.map(({ what }) => what))];
  const more = sentences.length - SAID;
  return [...sentences.slice(0, SAID), ...(more > 0 ? [`And ${more} more`] : [])];
}

function clashes(lead: Rename, renames: readonly Rename[]): string[] {
  const clashing = renames.filter(({ sharedNames }) => sharedNames.length > 0);
  const [first] = lead.sharedNames.length > 0 ? [lead] : clashing;
  if (!first) return [];
  const names = first.sharedNames
    .map((name) => `${name} ${JSON.stringify(first.gone.before[name])}`)
    .join(", ");
  const others = clashing.length > 1 ? `, and ${clashing.length - 1} more have such a name` : "";
  return [`Both have ${names}${others}: the create may fail while the old one is there`];
}
