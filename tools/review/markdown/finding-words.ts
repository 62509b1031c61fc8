import type { Finding } from "../find-findings";
import type { FindingGroup } from "../group-findings";
import { prose } from "./escape";

/** A group, and what is told of it. */
export interface ShownGroup extends FindingGroup {
  readonly shown: readonly Finding[];

  /** Of the others; empty when all are shown. */
  readonly more: string;
}

/** What was found, and what makes it less bad. */
export function sentence({ what, mitigation }: Finding): string {
  return `${ended(what)}${mitigation === undefined ? "" : ` Less bad: ${ended(mitigation)}`}`;
}

function ended(text: string): string {
  return /[.!?]$/.test(text.trim()) ? prose(text) : `${prose(text)}.`;
}
