import { counted } from "../../terminal/words";
import { LEVEL_WORDS } from "../level-words";
import type { Review, ReviewedChange, ShownDifference, StackReview } from "../review";
import type { Waiver } from "../waivers";
import type { Look } from "./look";
import { wrap } from "./wrap";

/** Lines of one kind beyond which the rest is a number. */
const SHOWN = 5;

/** Characters of both values of a difference, beyond which only its name is told. */
const LONGEST_RANGE = 80;

/** What can't be told before, what others changed, what was accepted, and which outputs change. */
export function noticeLines({ stacks, waivers }: Review, look: Look): string[] {
  // Of one stack, the table above says which.
  const of = ({ name }: StackReview) => (stacks.length > 1 ? `${name} ` : "");
  const unknown = stacks.flatMap((stack) => stack.unknown.map((one) => of(stack) + one));
  const drift = stacks.flatMap((stack) => stack.drift.map((change) => of(stack) + driftText(change)));
  const outputs = stacks.flatMap((stack) =>
    stack.outputs.map(({ name, mark }) => `${mark} ${of(stack)}${name}`),
  );
  const accepted = waivers.accepted.map(({ finding, waiver }) => {
    const { level, stack, address, rule } = finding;
    const { expires, owner, reason } = waiver;
    const what = `${LEVEL_WORDS[level].mark} ${stack} ${address} (${rule})`;
    return `${what}, accepted until ${expires} by ${owner}: ${reason}`;
  });
  return [
    ...list(`${counted(unknown.length, "value")} unknown before apply`, unknown, look),
    ...list(`${counted(drift.length, "change")} made outside Terraform`, drift, look),
    ...list(`${counted(outputs.length, "output")} with another value`, outputs, look),
    ...list(`${counted(accepted.length, "finding")} accepted`, accepted, look),
    ...list(`${counted(waivers.expired.length, "waiver")} expired`, waivers.expired.map(waiverText), look),
    ...list(
      `${counted(waivers.unused.length, "waiver")} not needed any more`,
      waivers.unused.map(waiverText),
      look,
    ),
  ];
}

function list(title: string, items: readonly string[], { width, page }: Look): string[] {
  if (items.length === 0) return [];
  const left = items.length - SHOWN;
  return [
    "",
    `${title}:`,
    ...items.slice(0, SHOWN).flatMap((item) => wrap(item, width, "  ")),
    ...(left > 0 ? [`  and ${left} more: see ${page}`] : []),
  ];
}

function driftText({ address, mark, differences }: ReviewedChange): string {
  if (mark === "-") return `${address}: it is gone`;
  const own = differences.map(differenceText);
  return `${address} ${[...new Set(own)].join(", ")}`;
}

/** A difference, or only its name where the values are long. */
export function differenceText({ path, before = "nothing", after = "nothing" }: ShownDifference): string {
  const range = `${before} → ${after}`;
  return range.length > LONGEST_RANGE ? path : `${path}: ${range}`;
}

function waiverText({ rule, address, owner, expires }: Waiver): string {
  return `${rule} at ${address}, of ${owner}, until ${expires}`;
}
