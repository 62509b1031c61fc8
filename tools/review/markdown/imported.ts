import type { Review, StackReview } from "../review";
import { adoptionOf, adoptionSentence } from "../words/adoption";
import { changeBlock } from "./changes";
import type { Detail } from "./detail";
import { code, details, escaped } from "./escape";
import { foldedText } from "./folded";

/** What is taken over, stack by stack: what stays as it is, and what the apply changes of it. */
export function importedSection({ stacks }: Review, detail: Detail): string {
  const own = stacks.filter((stack) => adoptionOf(stack) !== undefined).slice(0, detail.stacks);
  if (own.length === 0) return "";
  const isShort = detail.lists !== "addresses";
  const parts = own.map((stack) =>
    isShort ? `- ${code(stack.name)}: ${sentenceOf(stack)}` : adoption(stack, detail),
  );
  return ["### Imported", parts.join(isShort ? "\n" : "\n\n")].join("\n\n");
}

function adoption(stack: StackReview, detail: Detail): string {
  const { folded = [], toRead = [] } = adoptionOf(stack) ?? {};
  const lines = folded.map((one) => `- ${foldedText(one, detail)}`);
  const body = [
    ...(lines.length > 0 ? [lines.join("\n")] : []),
    ...(toRead.length > 0 ? [changeBlock(toRead, detail)] : []),
  ];
  return details(`<b>${escaped(stack.name)}</b> · ${sentenceOf(stack)}`, body.join("\n\n"));
}

function sentenceOf(stack: StackReview): string {
  return escaped(adoptionSentence([stack]) ?? "");
}
