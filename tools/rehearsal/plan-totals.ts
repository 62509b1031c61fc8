import type { PlanJson, ResourceChange } from "../terraform/plan-json";

/** What a plan does to one resource. */
export type Effect = "add" | "change" | "replace" | "destroy" | "import" | "forget";

export interface PlanTotals {
  readonly import: number;
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
}

/** What a change does; nothing when it does nothing, or only looks something up. */
export function effectOf({ mode, change }: ResourceChange): Effect | undefined {
  const { actions } = change;
  if (mode !== "managed") return undefined;
  if (actions.length === 2) return "replace";
  switch (actions[0]) {
    case "create":
      return "add";
    case "update":
      return "change";
    case "delete":
      return "destroy";
    case "forget":
      return "forget";
    default:
      return change.importing ? "import" : undefined;
  }
}

/** Counted as Terraform's own line counts: a replacement is one to add and one to destroy. */
export function planTotals({ resource_changes: changes }: PlanJson): PlanTotals {
  const effects = changes.map(effectOf);
  const number = (...counted: Effect[]) =>
    effects.filter((effect) => effect && counted.includes(effect)).length;
  return {
    import: changes.filter(({ change }) => change.importing).length,
    add: number("add", "replace"),
    change: number("change"),
    destroy: number("destroy", "replace"),
  };
}

/** Terraform's own line. */
export function totalsLine(totals: PlanTotals): string {
  const { add, change, destroy } = totals;
  if (Object.values(totals).every((total) => total === 0)) return "No changes.";
  const imports = totals.import > 0 ? `${totals.import} to import, ` : "";
  return `Plan: ${imports}${add} to add, ${change} to change, ${destroy} to destroy.`;
}
