import type { Review } from "../review";
import { numberFolded } from "../words/change-counts";
import { FOLD_WORDS } from "../words/fold-words";
import type { Detail } from "./detail";
import { code, details } from "./escape";
import { addressList } from "./place";

/** What need not be read, with the attributes that prove it. */
export function foldedSection({ stacks }: Review, detail: Detail): string {
  const number = numberFolded(stacks);
  if (number === 0) return "";
  const lines = stacks.slice(0, detail.stacks).flatMap(({ name, folded }) =>
    folded.map(({ fold, addresses, attributes }) => {
      const names = detail.lists === "addresses" ? attributes : attributes.slice(0, 5);
      const left = attributes.length - names.length;
      const other = [...names.map(code), ...(left > 0 ? [`${left} more`] : [])].join(", ");
      const proof = other === "" ? "" : ` (${other}, no other)`;
      return `- ${code(name)}: ${addresses.length} × ${FOLD_WORDS[fold]}${proof}: ${addressList(addresses, detail)}`;
    }),
  );
  const summary = `${number} folded ${number === 1 ? "change" : "changes"}: nothing to read in them`;
  return details(summary, lines.join("\n"));
}
