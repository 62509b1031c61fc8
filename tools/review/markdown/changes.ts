import { isAtLeast, worst } from "../level";
import { LEVEL_WORDS } from "../level-words";
import type { Mark, Review, ReviewedChange, StackReview } from "../review";
import { countsByType } from "../words/address-parts";
import { adoptionOf } from "../words/adoption";
import { changeCounts } from "../words/change-counts";
import type { Detail } from "./detail";
import { differenceLines } from "./difference-lines";
import { block, code, details, escaped, prose } from "./escape";

/** Columns an address may take before what stands beside it moves to the right. */
const WIDEST = 56;

/** What has to be read, stack by stack; what is imported has a section of its own. */
export function changesSection({ stacks }: Review, detail: Detail): string {
  const own = stacks
    .map(withoutImported)
    .filter(({ changes }) => changes.length > 0)
    .slice(0, detail.stacks);
  if (own.length === 0) return "";
  const isShort = detail.lists !== "addresses";
  const parts = own.map((stack) =>
    isShort ? `- ${code(stack.name)}: ${numbers(stack)}` : diff(stack, detail),
  );
  return ["### Changes", parts.join(isShort ? "\n" : "\n\n")].join("\n\n");
}

function withoutImported(stack: StackReview): StackReview {
  const { beside } = adoptionOf(stack) ?? {};
  if (!beside) return stack;
  return {
    ...stack,
    level: worst(beside.map(({ level }) => level)),
    changes: beside,
    folded: stack.folded.filter(({ isImported }) => !isImported),
  };
}

function diff(stack: StackReview, detail: Detail): string {
  const { name, level, changes, folded } = stack;
  const number = folded.reduce((total, { addresses }) => total + addresses.length, 0);
  const { icon, word } = LEVEL_WORDS[level];
  const summary = [
    `<b>${escaped(name)}</b>`,
    changeCounts(stack),
    ...(number > 0 ? [`${number} folded`] : []),
    ...(level === "safe" ? [] : [`${icon} ${word}`]),
  ].join(" · ");
  return details(summary, changeBlock(changes, detail));
}

/** Changes, each with its differences. */
export function changeBlock(changes: readonly ReviewedChange[], detail: Detail): string {
  const width = Math.min(WIDEST, Math.max(...changes.map(({ address }) => address.length)));
  return block(
    "diff",
    changes.flatMap((change) => [heading(change, width), ...differences(change, detail)]),
  );
}

/** GitHub colours `+`, `-` and `!`. */
const COLOURS: Readonly<Partial<Record<Mark, string>>> = { "+": "+", "-": "-" };

function heading({ address, path, mark, notes, level }: ReviewedChange, width: number): string {
  const beside = [
    ...(mark === "±" ? ["replaced"] : []),
    ...notes,
    ...(level === "safe" ? [] : [LEVEL_WORDS[level].word]),
  ];
  const columns = [
    address.padEnd(width),
    ...(path === undefined ? [] : [path]),
    ...(beside.length > 0 ? [beside.join("; ")] : []),
  ];
  return `${COLOURS[mark] ?? "!"} ${columns.join("  ")}`.trimEnd();
}

/** What comes or goes as a whole is listed without its attributes: those that matter are in the findings. */
function differences({ mark, level, differences: own }: ReviewedChange, detail: Detail): string[] {
  if (mark === "+" || mark === "-" || own.length === 0) return [];
  const isShown = isAtLeast(level, detail.differencesFrom) && own.length <= detail.mostDifferences;
  return isShown ? differenceLines(mark, own) : [`    ${own.length} differences`];
}

function numbers({ changes }: StackReview): string {
  const marks = [...new Set(changes.map(({ mark }) => mark))];
  return marks
    .map((mark) => {
      const addresses = changes.filter((change) => change.mark === mark).map(({ address }) => address);
      return `${code(mark)} ${prose(countsByType(addresses))}`;
    })
    .join("; ");
}
