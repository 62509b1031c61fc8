import type { Change } from "../plan/change";
import type { Plan } from "../plan/plan";
import type { Level } from "./level";

/** What a rule found, in a reviewer's words. */
export interface Found {
  readonly level: Level;

  /** One sentence, with the values that decide. */
  readonly what: string;

  /** Where in the plan that stands, with its value: see {@link seen}. */
  readonly evidence: readonly string[];

  /** What makes it less bad than it looks. @default - nothing does */
  readonly mitigation?: string;

  /** What to do, or to check, before it is applied. */
  readonly fix: string;
}

/** What a rule may look at beside the change itself. */
export interface Surroundings {
  readonly plan: Plan;
}

/** Looks for one kind of harm. */
export interface Rule {
  /** `<group>.<name>`; part of the JSON and of waivers: it stays. */
  readonly id: string;

  /** Looks at one change of a managed resource that is more than nothing. */
  readonly check: (change: Change, surroundings: Surroundings) => Found | readonly Found[] | undefined;
}

/** Looks at a plan as a whole. */
export interface PlanRule {
  readonly id: string;
  readonly checkPlan: (surroundings: Surroundings) => readonly FoundAt[];
}

/** What was found at an address, which need not be of a resource. */
export interface FoundAt extends Found {
  readonly address: string;

  /** @default - not synthesized by cdktf */
  readonly path?: string | undefined;
}
