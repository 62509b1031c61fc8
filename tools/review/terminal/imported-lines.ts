import { wrapped } from "../../terminal/words";
import { isTag } from "../fold";
import type { FoldedChanges, Review, ReviewedChange, StackReview } from "../review";
import { countsByType } from "../words/address-parts";
import { adoptionOf, adoptionSentence } from "../words/adoption";
import { foldWords } from "../words/fold-words";
import type { Look } from "./look";
import { differenceText } from "./notice-lines";
import { wrap } from "./wrap";

/** Lines of addresses, and changes with their differences, beyond which the rest is a number. */
const SHOWN = { lines: 6, changes: 20 };

/** What is taken over, stack by stack: what the apply changes of it, and what stays as it is. */
export function importedLines({ stacks }: Review, look: Look): string[] {
  return stacks.flatMap((stack) => {
    const adoption = adoptionOf(stack);
    if (!adoption) return [];
    const { folded, toRead } = adoption;
    const left = toRead.length - SHOWN.changes;
    return [
      "",
      look.colour.bold(stacks.length > 1 ? `Imported in ${stack.name}` : "Imported"),
      ...wrap(sentenceOf(stack), look.width, "  "),
      ...toRead.slice(0, SHOWN.changes).flatMap((change) => changeLines(change, look)),
      ...(left > 0 ? [`  and ${left} more to read: see ${look.page}`] : []),
      ...folded.flatMap((one) => foldedLines(one, look)),
    ];
  });
}

function sentenceOf(stack: StackReview): string {
  return adoptionSentence([stack]) ?? "";
}

function changeLines({ mark, address, notes, differences }: ReviewedChange, { width }: Look): string[] {
  const own = differences.map((one) => (isTag(one.path) ? "tags" : differenceText(one)));
  return [
    ...wrap([address, ...(notes.length > 0 ? [`(${notes.join("; ")})`] : [])].join(" "), width, `  ${mark} `),
    ...[...new Set(own)].flatMap((text) => wrap(text, width, "      ")),
  ];
}

/** How many of each type, and as many addresses as there is room for. */
function foldedLines(folded: FoldedChanges, { width, page }: Look): string[] {
  const { addresses } = folded;
  const all = wrapped(addresses, ", ", width - 4);
  const lines = all.length > SHOWN.lines ? all.slice(0, SHOWN.lines - 1) : all;
  return [
    ...wrap(`${addresses.length} × ${foldWords(folded)}: ${countsByType(addresses)}`, width, "  "),
    ...lines.flatMap((line) => wrap(line, width, "    ")),
    ...(lines.length < all.length ? [`    the others: see ${page}`] : []),
  ];
}
