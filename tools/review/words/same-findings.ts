import type { Finding } from "../find-findings";

/** Findings that differ in nothing but where they are. */
export interface SameFindings {
  readonly first: Finding;

  /** At least one. */
  readonly findings: readonly Finding[];
}

/** What is told in the same words is told once, in the order of the first of each. */
export function sameFindings(findings: readonly Finding[]): SameFindings[] {
  const same = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { what, mitigation = "", fix, moves = [] } = finding;
    const words = JSON.stringify([what, mitigation, fix, moves]);
    const others = same.get(words);
    if (others) others.push(finding);
    else same.set(words, [finding]);
  }
  return [...same.values()].flatMap((own) => (own[0] ? [{ first: own[0], findings: own }] : []));
}
