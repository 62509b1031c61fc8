import type { FoldedChanges, Review } from "../review";
import { countsByType } from "../words/address-parts";
import { numberFolded } from "../words/change-counts";
import { foldWords } from "../words/fold-words";
import type { Detail } from "./detail";
import { code, details, prose } from "./escape";
import { addressList } from "./place";

/** What need not be read, with the attributes that prove it; what is imported has a section of its own. */
export function foldedSection({ stacks }: Review, detail: Detail): string {
  const own = stacks.map(({ name, folded }) => ({
    name,
    folded: folded.filter(({ isImported }) => !isImported),
  }));
  const number = numberFolded(own);
  if (number === 0) return "";
  const lines = own
    .slice(0, detail.stacks)
    .flatMap(({ name, folded }) => folded.map((one) => `- ${code(name)}: ${foldedText(one, detail)}`));
  const summary = `${number} folded ${number === 1 ? "change" : "changes"}: nothing to read in them`;
  return details(summary, lines.join("\n"));
}

/** How many, what differs in them, and where they are. */
export function foldedText(folded: FoldedChanges, detail: Detail): string {
  const { addresses, attributes, isImported } = folded;
  const names = detail.lists === "addresses" ? attributes : attributes.slice(0, 5);
  const left = attributes.length - names.length;
  const other = [...names.map(code), ...(left > 0 ? [`${left} more`] : [])].join(", ");
  const proof = other === "" ? "" : ` (${other}, no other)`;
  const types = isImported && addresses.length > 1 ? `: ${prose(countsByType(addresses))}` : "";
  return `${addresses.length} × ${foldWords(folded)}${proof}${types}: ${addressList(addresses, detail)}`;
}
