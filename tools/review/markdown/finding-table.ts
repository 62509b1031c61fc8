import type { Level } from "../level";
import { LEVEL_WORDS } from "../level-words";
import { code, prose, table } from "./escape";
import { inCommon, type ShownGroup, sentence } from "./finding-words";
import { placeOf } from "./place";

/** As in the row above. */
const SAME = "″";

/** Findings of one level as rows. */
export function findingTable(level: Level, groups: readonly ShownGroup[]): string {
  if (groups.length === 0) return "";
  const { icon, word } = LEVEL_WORDS[level];
  const rows = groups.flatMap((group) => {
    const { rule, shown, more } = group;
    const same = inCommon(group);
    return [
      ...shown.map((finding, i) => [
        placeOf(finding),
        same.what && i > 0 ? SAME : sentence(finding),
        same.fix && i > 0 ? SAME : prose(finding.fix),
        code(rule),
      ]),
      ...(more === "" ? [] : [[more, same.what ? SAME : "", same.fix ? SAME : "", code(rule)]]),
    ];
  });
  return table([`${icon} ${word[0]?.toUpperCase()}${word.slice(1)}`, "What", "Fix", "Rule"], rows);
}
