import type { Finding } from "./find-findings";
import type { Level } from "./level";

/** Findings of one rule and level: told once when there are many. */
export interface FindingGroup {
  readonly rule: string;
  readonly level: Level;

  /** At least one. */
  readonly findings: readonly Finding[];
}

/** Groups findings of the same rule, level and stack, in the order of the first of each. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = [finding.rule, finding.level, finding.stack].join(" ");
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ rule: first.rule, level: first.level, findings: group }] : [];
  });
}
