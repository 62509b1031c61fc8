import { type Plan, readPlan } from "../../../tools/plan/plan";
import type { ChangeJson, PlanJson } from "../../../tools/plan/plan-json";
import type { Synthesis } from "../../../tools/plan/synthesis";
import type { Found, PlanRule, Rule } from "../../../tools/review/rule";

type Values = Readonly<Record<string, unknown>>;

/** Whatever of a change the short forms below do not say. */
interface More {
  readonly address?: string;
  readonly reason?: string;
  readonly unknown?: Values;
  readonly deposed?: string;
  readonly order?: readonly string[];

  /** Attributes that force the replacement. */
  readonly by?: readonly string[];
}

export function created(type: string, after: Values = {}, more: More = {}): ChangeJson {
  return entry(type, ["create"], null, after, more);
}

/** @param changes attributes that are other ones afterwards */
export function updated(type: string, before: Values, changes: Values, more: More = {}): ChangeJson {
  return entry(type, ["update"], before, { ...before, ...changes }, more);
}

export function destroyed(type: string, before: Values = {}, more: More = {}): ChangeJson {
  return entry(type, ["delete"], before, null, more);
}

/** The old one goes first, unless `order` says otherwise. */
export function replaced(
  type: string,
  before: Values = {},
  changes: Values = {},
  more: More = {},
): ChangeJson {
  return entry(type, more.order ?? ["delete", "create"], before, { ...before, ...changes }, more);
}

export const CREATE_FIRST = ["create", "delete"];

function entry(
  type: string,
  actions: readonly string[],
  before: Values | null,
  after: Values | null,
  more: More,
): ChangeJson {
  const address = more.address ?? `${type}.it`;
  return {
    address,
    mode: "managed",
    type,
    name: address.split(".").pop() ?? "it",
    ...(more.deposed && { deposed: more.deposed }),
    ...(more.reason && { action_reason: more.reason }),
    change: {
      actions,
      before,
      after:
        after &&
        Object.fromEntries(Object.entries(after).filter(([name]) => !(name in (more.unknown ?? {})))),
      after_unknown: more.unknown ?? {},
      before_sensitive: {},
      after_sensitive: {},
      ...(more.by && { replace_paths: more.by.map((name) => name.split(".")) }),
    },
  };
}

/** A plan of one stack, read as any plan is. */
export function planOf(
  changes: readonly ChangeJson[],
  more: Partial<PlanJson> = {},
  synthesis?: Synthesis,
): Plan {
  const json: PlanJson = {
    format_version: "1.2",
    complete: true,
    errored: false,
    resource_changes: changes,
    ...more,
  };
  return readPlan("app-prod", json, synthesis);
}

/** What a rule finds in the first change of a plan; the others are its surroundings. */
export function check(rule: Rule, ...changes: readonly ChangeJson[]): readonly Found[] {
  const plan = planOf(changes);
  const [change] = plan.changes;
  if (!change) throw new Error("no change to check");
  const found = rule.check(change, { plan });
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found as Found];
}

/** What a rule finds in a plan as a whole. */
export function checkPlan(rule: PlanRule, plan: Plan): readonly Found[] {
  return rule.checkPlan({ plan });
}
