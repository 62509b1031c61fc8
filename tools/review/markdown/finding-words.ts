import type { Finding } from "../find-findings";
import type { FindingGroup } from "../group-findings";
import { prose } from "./escape";

/** Findings that differ in nothing but where they are, and what is told of that. */
export interface ShownSame {
  readonly first: Finding;
  readonly places: readonly string[];

  /** Of those that are not shown; empty when all are. */
  readonly more: string;
}

/** A group, and what is told of it. */
export interface ShownGroup extends FindingGroup {
  readonly shown: readonly ShownSame[];

  /** Of the others; empty when all are shown. */
  readonly more: string;
}

/** Whether all of a group have the same fix: it is said once. */
export function hasOneFix({ shown }: Pick<ShownGroup, "shown">): boolean {
  return shown.length > 1 && new Set(shown.map(({ first }) => first.fix)).size === 1;
}

/** All places of findings that are told once. */
export function placesOf({ places, more }: ShownSame): string {
  return [...places, ...(more === "" ? [] : [more])].join(", ");
}

/** What was found, and what makes it less bad. */
export function sentence({ what, mitigation }: Finding): string {
  return `${ended(what)}${mitigation === undefined ? "" : ` Less bad: ${ended(mitigation)}`}`;
}

function ended(text: string): string {
  return /[.!?]$/.test(text.trim()) ? prose(text) : `${prose(text)}.`;
}
