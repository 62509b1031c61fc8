import type { Finding } from "../find-findings";
import type { FindingGroup } from "../group-findings";
import { prose } from "./escape";

/** A group, and what is told of it. */
export interface ShownGroup extends FindingGroup {
  readonly shown: readonly Finding[];

  /** Of the others; empty when all are shown. */
  readonly more: string;
}

/** What is the same for all that is shown of a group: it is said once. */
export function inCommon({ shown }: Pick<ShownGroup, "shown">): {
  readonly what: boolean;
  readonly fix: boolean;
} {
  const [first] = shown;
  const isSame = (of: (finding: Finding) => string | undefined) =>
    shown.length > 1 && first !== undefined && shown.every((finding) => of(finding) === of(first));
  return {
    what: isSame(({ what }) => what) && isSame(({ mitigation }) => mitigation),
    fix: isSame(({ fix }) => fix),
  };
}

/** What was found, and what makes it less bad. */
export function sentence({ what, mitigation }: Finding): string {
  return `${ended(what)}${mitigation === undefined ? "" : ` Less bad: ${ended(mitigation)}`}`;
}

function ended(text: string): string {
  return /[.!?]$/.test(text.trim()) ? prose(text) : `${prose(text)}.`;
}
