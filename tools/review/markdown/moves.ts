import { counted } from "../../terminal/words";
import type { Finding } from "../find-findings";
import { MANY_MOVES, moveLines } from "../words/move-lines";
import type { Detail } from "./detail";
import { block, code, details } from "./escape";
import type { ShownGroup } from "./finding-words";

const ELSEWHERE = "on the page of this review, and in its JSON";

/** What can be pasted to do as the findings say: closed where it is long. */
export function moveBlocks(groups: readonly ShownGroup[], { moves: most }: Detail): string {
  return groups
    .flatMap(({ shown }) => shown.map(({ first }) => moveBlock(first, most)))
    .filter((part) => part !== "")
    .join("\n\n");
}

function moveBlock(finding: Finding, most: number): string {
  const { moves = [], address } = finding;
  if (moves.length === 0) return "";
  const title = `${counted(moves.length, "move")} to paste`;
  if (most === 0) return `**${title}**, of ${code(address)}: ${ELSEWHERE}`;
  const { language, lines } = moveLines(finding, most);
  const left = moves.length - most;
  const body = block(language, lines) + (left > 0 ? `\n\nAnd ${left} more: ${ELSEWHERE}.` : "");
  if (moves.length > MANY_MOVES) return details(`<b>${title}</b>`, body);
  return `**${title}:**\n\n${body}`;
}
