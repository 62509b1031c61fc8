import { isDeepStrictEqual } from "node:util";
import { effectOf } from "../../../tools/rehearsal/plan-totals";
import type { RehearsedPlan } from "../../../tools/rehearsal/rehearsal";
import type { ResourceChange } from "../../../tools/terraform/plan-json";

/** What a plan tells of a resource besides what the tools read. */
interface DetailedChange extends ResourceChange {
  /** Where it was before a move. @default - it was not moved */
  readonly previous_address?: string;

  readonly change: ResourceChange["change"] & {
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
  };
}

/** What a plan does: `add aws_subnet.network_private_c`, `change aws_lb.front_door: subnets`. */
export function changesOf(plan: RehearsedPlan): string[] {
  return detailed(plan)
    .flatMap((change) => {
      const effect = effectOf(change);
      if (!effect) return [];
      return effect === "change"
        ? [`change ${change.address}: ${changedAttributes(change).join(", ")}`]
        : [`${effect} ${change.address}`];
    })
    .sort();
}

/** Resources a plan moves: from where to where. */
export function movesOf(plan: RehearsedPlan): Record<string, string> {
  const moved = detailed(plan).flatMap(({ previous_address: from, address }) =>
    from ? [[from, address]] : [],
  );
  return Object.fromEntries(moved);
}

/** What an attribute of a resource is after a plan. */
export function attributeOf(plan: RehearsedPlan, address: string, attribute: string): unknown {
  const change = detailed(plan).find((candidate) => candidate.address === address);
  if (!change) throw new Error(`the plan has no ${address}`);
  return change.change.after?.[attribute];
}

function detailed(plan: RehearsedPlan): readonly DetailedChange[] {
  return plan.json.resource_changes as readonly DetailedChange[];
}

function changedAttributes({ change: { before, after } }: DetailedChange): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].filter((name) => !isDeepStrictEqual(before?.[name], after?.[name])).sort();
}
