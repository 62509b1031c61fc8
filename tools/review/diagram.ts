import { isReal } from "../plan/change";
import { type Plan, withoutKey } from "../plan/plan";
import { type Level, worst } from "./level";
import type { Diagram, DiagramNode } from "./review";
import { markOf } from "./reviewed-change";

/** Types that lie between others and are no part of a picture of the architecture. */
const CONNECTING =
  /_(attachment|association|policy|permission|rule|metric_alarm|record|version)$|^aws_iam_|^aws_cloudwatch_/;

/**
 * What changes, and what it refers to. Instances of one block are one node.
 *
 * @param folded addresses of what need not be read
 * @param levels of what was found, by address
 */
export function diagramOf(
  plan: Plan,
  folded: ReadonlySet<string>,
  levels: ReadonlyMap<string, Level>,
): Diagram {
  const changed = new Map<string, DiagramNode>();
  for (const change of plan.changes) {
    if (!isReal(change) || folded.has(change.address)) continue;
    const own = levels.get(change.address);
    if (CONNECTING.test(change.type) && !own) continue;
    const address = withoutKey(change.address);
    const level = worst([own ?? "safe", changed.get(address)?.level ?? "safe"]);
    changed.set(address, { address, mark: markOf(change), level });
  }
  const edges = [...plan.references].flatMap(([from, byAttribute]) =>
    [...new Set([...byAttribute.values()].flat())]
      .filter(
        (to) =>
          from !== to &&
          (changed.has(from) || changed.has(to)) &&
          isDrawn(from, changed) &&
          isDrawn(to, changed),
      )
      .map((to) => [from, to] as const),
  );
  const neighbours = new Set(edges.flat().filter((address) => !changed.has(address)));
  return {
    nodes: [
      ...changed.values(),
      ...[...neighbours].map((address): DiagramNode => ({ address, level: "safe" })),
    ],
    edges,
  };
}

function isDrawn(address: string, changed: ReadonlyMap<string, DiagramNode>): boolean {
  const [type = ""] = address.replace(/^(module\.[^.]+\.)+/, "").split(".");
  return changed.has(address) || (type !== "data" && !CONNECTING.test(type));
}
