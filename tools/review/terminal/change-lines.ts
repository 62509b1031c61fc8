import { counted, wrapped } from "../../terminal/words";
import type { Mark, Review, StackReview } from "../review";
import { type Area, areasOf } from "./areas";
import type { Look } from "./look";
import { wrap } from "./wrap";

const SEPARATOR = " · ";

/** Names beyond which the rest of a type is its number. */
const MOST_NAMES = 8;

/**
 * What happens, by part of the architecture: a first deployment reads like a list of what it is made of. What is imported
 * is told before.
 */
export function changeLines({ stacks }: Review, look: Look): string[] {
  const own = stacks
    .map((stack) => ({ ...stack, changes: stack.changes.filter(({ isImported }) => !isImported) }))
    .filter(({ changes }) => changes.length > 0);
  return own.flatMap((stack) => {
    const of = stacks.length > 1 ? ` in ${stack.name}` : "";
    return ["", look.colour.bold(`What changes${of}`), ...areaLines(stack, look)];
  });
}

function areaLines({ changes }: StackReview, look: Look): string[] {
  const areas = areasOf(changes);
  const longest = Math.max(...areas.map(({ name }) => name.length));
  const digits = Math.max(...areas.map(({ count }) => String(count).length));
  return areas.flatMap((area) => {
    const heading = `  ${area.name.padEnd(longest)}  ${String(area.count).padStart(digits)}  `;
    const [first = "", ...rest] = markLines(area, look.width - heading.length, look);
    return [look.colour.bold(heading) + first, ...rest.map((line) => " ".repeat(heading.length) + line)];
  });
}

/** What happens to the resources of one part: a mark, then the resources it goes for. */
function markLines({ changes }: Area, width: number, { colour }: Look): string[] {
  const paints: Readonly<Partial<Record<Mark, (text: string) => string>>> = {
    "+": colour.green,
    "~": colour.yellow,
    "-": colour.red,
    "±": colour.red,
  };
  const marks = [...new Set(changes.map(({ mark }) => mark))];
  return marks.flatMap((mark) => {
    const items = changes.filter((change) => change.mark === mark).map(told);
    const [first = "", ...rest] = wrapped(items, SEPARATOR, width - 4).flatMap((line) =>
      wrap(line, width - 2),
    );
    return [`${(paints[mark] ?? colour.reset)(mark)} ${first}`, ...rest.map((line) => `  ${line}`)];
  });
}

function told({ type, names }: Area["changes"][number]): string {
  const own = names.filter((name) => name !== "");
  const what = names.length > 1 ? counted(names.length, type) : type;
  if (own.length === 0) return what;
  const more = own.length > MOST_NAMES ? `, and ${own.length - MOST_NAMES} more` : "";
  return `${what} (${own.slice(0, MOST_NAMES).join(", ")}${more})`;
}
