import { isDeepStrictEqual } from "node:util";
import type { ChangeJson } from "../../../tools/plan/plan-json";
import type { RehearsedPlan } from "../../../tools/rehearsal/rehearsal";

type Values = Readonly<Record<string, unknown>> | null;

/** What a plan does: `add aws_subnet.network_private_c`, `change aws_lb.front_door: subnets`. */
export function changesOf(plan: RehearsedPlan): string[] {
  return changesIn(plan)
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
  const moved = changesIn(plan).flatMap(({ previous_address: from, address }) =>
    from ? [[from, address]] : [],
  );
  return Object.fromEntries(moved);
}

/** What an attribute of a resource is after a plan. */
export function attributeOf(plan: RehearsedPlan, address: string, attribute: string): unknown {
  const change = changesIn(plan).find((candidate) => candidate.address === address);
  if (!change) throw new Error(`the plan has no ${address}`);
  return (change.change.after as Values)?.[attribute];
}

function changesIn({ json }: RehearsedPlan): readonly ChangeJson[] {
  return json.resource_changes ?? [];
}

/** Read from Terraform's own JSON, apart from the reader that is tested with it. */
function effectOf({ mode, change: { actions, importing } }: ChangeJson): string | undefined {
  if (mode !== "managed") return undefined;
  if (actions.length === 2) return "replace";
  const effects: Readonly<Record<string, string>> = {
    create: "add",
    update: "change",
    delete: "destroy",
    forget: "forget",
  };
  return effects[actions.join()] ?? (importing ? "import" : undefined);
}

function changedAttributes({ change }: ChangeJson): string[] {
  const [before, after] = [change.before as Values, change.after as Values];
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].filter((name) => !isDeepStrictEqual(before?.[name], after?.[name])).sort();
}
