import { type Change, destroys, isReal } from "../plan/change";
import type { Plan } from "../plan/plan";
import { differencesOf } from "./difference";
import { foldOf } from "./fold";
import { type Level, worst } from "./level";
import type { Found, FoundAt, PlanRule, Rule, Surroundings } from "./rule";
import { seen, seenActions } from "./seen";

/** What was found at one address of one stack. */
export interface Finding {
  readonly rule: string;
  readonly level: Level;
  readonly stack: string;
  readonly address: string;

  /** Construct path. @default - not synthesized by cdktf */
  readonly path?: string | undefined;

  readonly what: string;
  readonly evidence: readonly string[];

  /** @default - nothing makes it less bad */
  readonly mitigation?: string | undefined;

  readonly fix: string;

  /** What the fix moves, all of it. @default - it moves nothing */
  readonly moves?: readonly Move[] | undefined;
}

/** An address that changed in the code. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

export interface Rules {
  readonly rules: readonly Rule[];
  readonly planRules: readonly PlanRule[];
}

/** Everything the rules find in a plan, in its order. */
export function findFindings(plan: Plan, { rules, planRules }: Rules): Finding[] {
  const surroundings = { plan };
  const ofChanges = plan.changes.filter(isReal).flatMap((change) => ofChange(change, surroundings, rules));
  const ofPlan = planRules.flatMap((rule) =>
    rule.checkPlan(surroundings).map((found) => finding(rule.id, plan.stack, found)),
  );
  return [...ofChanges, ...ofPlan];
}

function ofChange(change: Change, surroundings: Surroundings, rules: readonly Rule[]): Finding[] {
  const { stack } = surroundings.plan;
  const { address, path } = change;
  const found: Finding[] = [];
  for (const rule of rules) {
    const told = rule.check(change, surroundings);
    // Most rules have nothing to say about most changes.
    if (told === undefined) continue;
    for (const one of several(told)) found.push(finding(rule.id, stack, { ...one, address, path }));
  }
  if (isJudged(change, found)) return found;
  const unjudged = withoutRule(change);
  return unjudged ? [...found, finding(unjudged.rule, stack, { ...unjudged.found, address, path })] : found;
}

/** Groups of rules that tell why something is done, or what it costs, and not what follows when it goes. */
const ASIDE = /^(?:review|cost)\./;

function isJudged(change: Change, found: readonly Finding[]): boolean {
  return destroys(change) ? found.some(({ rule }) => !ASIDE.test(rule)) : found.length > 0;
}

/** What no rule knows is not taken for harmless. */
function withoutRule(change: Change): { rule: string; found: Found } | undefined {
  const evidence = [seenActions(change)];
  if (destroys(change)) {
    const found: Found = {
      level: "outage",
      what: `${change.type} is ${change.kind === "replace" ? "replaced" : "destroyed"}; no rule knows what depends on it`,
      evidence,
      fix: "find out who uses it before it goes",
    };
    return { rule: "review.unknown-type", found };
  }
  if (change.kind === "other") {
    const found: Found = {
      level: "review",
      what: `Terraform is going to ${change.actions.join(", then ")}, which this review does not know`,
      evidence,
      fix: "read terraform show of this plan",
    };
    return { rule: "review.unknown-action", found };
  }
  const changed = changedAttributes(change);
  if (changed.length === 0) return undefined;
  const found: Found = {
    level: "review",
    what: `${change.type} changes in place: ${changed.join(", ")}; no rule knows what follows`,
    evidence: [...evidence, ...changed.map((name) => seen(change, "after", name))],
    fix: "read the differences, and what the provider's documentation says of them",
  };
  return { rule: "review.update", found };
}

/** Words for people: what can be changed in place of them has no effect. */
const WORDS = "description";

/** What an update in place changes beside tags, words, and values that only the apply tells. */
function changedAttributes(change: Change): string[] {
  if (change.kind !== "update") return [];
  const differences = differencesOf(change);
  if (foldOf(change, differences)) return [];
  const names = differences
    .filter((difference) => !foldOf(change, [difference]) && difference.path !== WORDS)
    .map(({ path }) => path.split(/[.[]/)[0] ?? path);
  return [...new Set(names)];
}

function finding(rule: string, stack: string, { level, address, path, ...rest }: FoundAt): Finding {
  return { rule, level, stack, address, path, ...rest };
}

function several(found: Found | readonly Found[]): readonly Found[] {
  return Array.isArray(found) ? found : [found as Found];
}

/** The level of a plan or of a stack. */
export function levelOf(findings: readonly Finding[]): Level {
  return worst(findings.map(({ level }) => level));
}
