import { type Change, isReal } from "../plan/change";
import type { Plan } from "../plan/plan";
import { kept } from "./kept";
import type { Side } from "./policy-statements";
import { contentOf, rulesOn, type SecurityGroupRule } from "./security-group-rules";

type Rules = readonly SecurityGroupRule[];

/** Rules that one side of a change has and the other has not. */
export function rulesOnlyOn(change: Change, side: Side, plan: Plan): Rules {
  return onlyOnOneSide(plan)(change)[side];
}

const onlyOnOneSide = kept((plan: Plan) =>
  kept((change: Change) => {
    const [before, after] = [rulesOn(change, "before", plan), rulesOn(change, "after", plan)];
    return { before: without(before, after), after: without(after, before) };
  }),
);

function without(rules: Rules, others: Rules): Rules {
  if (rules.length === 0) return rules;
  const contents = new Set(others.map(contentOf));
  return rules.filter((rule) => !contents.has(contentOf(rule)));
}

/** The same, less what another resource of the plan has on the other side: it was only written elsewhere. */
export function rulesComeOrGo(change: Change, side: Side, plan: Plan): Rules {
  const own = rulesOnlyOn(change, side, plan);
  if (own.length === 0) return own;
  const elsewhere = changedRules(plan)[side === "before" ? "after" : "before"];
  return own.filter((rule) => !elsewhere.has(contentOf(rule)));
}

interface ChangedRules {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

/** What all resources of a plan lose and gain. */
const changedRules = kept((plan: Plan): ChangedRules => {
  const on = (side: Side) =>
    new Set(plan.changes.filter(isReal).flatMap((change) => rulesOnlyOn(change, side, plan).map(contentOf)));
  return { before: on("before"), after: on("after") };
});
