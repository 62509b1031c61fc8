import type { Value } from "../../../plan/values";
import { type Difference, differencesOf } from "../../difference";
import type { Rule } from "../../rule";
import { seen } from "../../seen";
import { isSmaller } from "./is-smaller";
import { SIZES } from "./sizes";

/** There is more of something, or a larger one: it costs more for as long as it is there. */
export const costSize: Rule = {
  id: "cost.size",
  check(change) {
    const sizes = SIZES[change.type];
    if (!sizes || (change.kind !== "update" && change.kind !== "replace")) return undefined;
    const differences = differencesOf(change).map((difference) => ({
      ...difference,
      path: difference.path.replace(/\[[^\]]*\]/g, ""),
    }));
    const grown = differences.flatMap(({ path, before, after }) =>
      sizes.amounts.includes(path) ? amountOf({ path, before, after }) : [],
    );
    const others = differences.flatMap((difference) =>
      sizes.classes?.includes(difference.path) ? classOf(difference) : [],
    );
    if (grown.length + others.length === 0) return undefined;
    const attributes = new Set([...grown, ...others].map(({ path }) => path.split(".")[0] ?? path));
    return {
      level: "cost",
      what: sentenceOf(grown, others),
      evidence: [...attributes].flatMap((name) => [
        seen(change, "before", name),
        seen(change, "after", name),
      ]),
      fix: "make sure that it is needed, and what it costs",
    };
  },
};

interface Grown {
  readonly path: string;

  /** E.g. `from 3000 to 6000`. */
  readonly range: string;
}

function sentenceOf(grown: readonly Grown[], others: readonly Grown[]): string {
  const rises = grown.map(({ path, range }) => `${path} rises ${range}`);
  const changes = others.map(({ path, range }) => `${path} changes ${range}`);
  const start = others.length === 0 ? "It costs more from then on" : "It costs something else from then on";
  return `${start}: ${[...changes, ...rises].join(", ")}`;
}

function amountOf({ path, before, after }: Difference): Grown[] {
  const isMore = numberOf(after) > numberOf(before);
  return isMore ? [{ path, range: `from ${String(before)} to ${String(after)}` }] : [];
}

function classOf({ path, before, after }: Difference): Grown[] {
  if (typeof before !== "string" || typeof after !== "string" || isSmaller(after, before)) return [];
  return [{ path, range: `from ${before} to ${after}` }];
}

/** Of a number, of a text that is one (the cpu of a task), and of a switch; nothing is more than another value. */
function numberOf(value: Value | undefined): number {
  if (typeof value === "number" || typeof value === "boolean") return Number(value);
  return typeof value === "string" && value !== "" ? Number(value) : Number.NaN;
}
