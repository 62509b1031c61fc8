import type { colours } from "../terminal/colours";
import { counted, wrapped } from "../terminal/words";
import type { Group, PlanSummary } from "./plan-summary";
import { type Effect, totalsLine } from "./plan-totals";

type Colours = ReturnType<typeof colours>;

const SEPARATOR = " · ";

/** Terraform's own marks; words where it has none. */
const MARKS: Readonly<Record<Effect, string>> = {
  add: "+",
  change: "~",
  replace: "-/+",
  destroy: "-",
  import: "import",
  forget: "forget",
};

/** Lines that say what a plan does: each part of the architecture, then Terraform's own count. */
export function planSummaryText({ totals, areas }: PlanSummary, width: number, colour: Colours): string[] {
  const longest = Math.max(0, ...areas.map(({ name }) => name.length));
  const digits = Math.max(0, ...areas.map(({ count }) => String(count).length));
  return [
    ...areas.flatMap((area) => {
      const heading = `${area.name.padEnd(longest)}  ${String(area.count).padStart(digits)}  `;
      const [first = "", ...rest] = effectLines(area.groups, width - heading.length, colour);
      return [colour.bold(heading) + first, ...rest.map((line) => " ".repeat(heading.length) + line)];
    }),
    ...(areas.length > 0 ? [""] : []),
    colour.bold(totalsLine(totals)),
  ];
}

/** What happens to the resources of one part: a mark, then the resources it goes for. */
function effectLines(groups: readonly Group[], width: number, colour: Colours): string[] {
  const paints: Readonly<Partial<Record<Effect, (text: string) => string>>> = {
    add: colour.green,
    change: colour.yellow,
    destroy: colour.red,
    replace: colour.red,
  };
  const effects = [...new Set(groups.map(({ effect }) => effect))];
  return effects.flatMap((effect) => {
    const items = groups.filter((group) => group.effect === effect).map(groupText);
    const mark = MARKS[effect];
    const [first = "", ...rest] = wrapped(items, SEPARATOR, width - mark.length - 1);
    const paint = paints[effect] ?? colour.reset;
    return [`${paint(mark)} ${first}`, ...rest.map((line) => `${" ".repeat(mark.length)} ${line}`)];
  });
}

function groupText({ type, names }: Group): string {
  const told = names.filter((name) => name !== "");
  const what = names.length > 1 ? counted(names.length, type) : type;
  return told.length > 0 ? `${what} (${told.join(", ")})` : what;
}
