import type { Level } from "../level";
import { LEVEL_WORDS } from "../level-words";
import { code, prose, table } from "./escape";
import { hasOneFix, placesOf, type ShownGroup, sentence } from "./finding-words";

/** As in the row above. */
const SAME = "″";

/** Findings of one level as rows. */
export function findingTable(level: Level, groups: readonly ShownGroup[]): string {
  if (groups.length === 0) return "";
  const { icon, word } = LEVEL_WORDS[level];
  const rows = groups.flatMap((group) => {
    const { rule, shown, more } = group;
    const isOneFix = hasOneFix(group);
    return [
      ...shown.map((same, i) => [
        placesOf(same),
        sentence(same.first),
        isOneFix && i > 0 ? SAME : prose(same.first.fix),
        code(rule),
      ]),
      ...(more === "" ? [] : [[more, "", isOneFix ? SAME : "", code(rule)]]),
    ];
  });
  return table([`${icon} ${word[0]?.toUpperCase()}${word.slice(1)}`, "What", "Fix", "Rule"], rows);
}
