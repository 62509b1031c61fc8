import type { Level } from "../level";
import { LEVEL_WORDS } from "../level-words";

/** A level: always its word, and a colour beside it. */
export function LevelBadge({ level }: { readonly level: Level }) {
  return <span class={`badge ${level}`}>{LEVEL_WORDS[level].word}</span>;
}
