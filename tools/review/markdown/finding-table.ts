import type { Level } from "../level";
import { LEVEL_WORDS } from "../level-words";
import { code, prose, table } from "./escape";
import { type ShownGroup, sentence } from "./finding-words";
import { placeOf } from "./place";

/** Findings of one level as rows. */
export function findingTable(level: Level, groups: readonly ShownGroup[]): string {
  if (groups.length === 0) return "";
  const { icon, word } = LEVEL_WORDS[level];
  const rows = groups.flatMap(({ rule, shown, more }) => [
    ...shown.map((finding) => [placeOf(finding), sentence(finding), prose(finding.fix), code(rule)]),
    ...(more === "" ? [] : [[more, "", "", code(rule)]]),
  ]);
  return table([`${icon} ${word[0]?.toUpperCase()}${word.slice(1)}`, "What", "Fix", "Rule"], rows);
}
