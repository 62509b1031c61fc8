import type { Check } from "../../../plan/plan";
import type { FoundAt, PlanRule } from "../../rule";

/** A condition that somebody wrote into the code does not hold, or nobody can tell yet. */
export const reviewChecks: PlanRule = {
  id: "review.checks",
  checkPlan({ plan }) {
    return plan.checks.map(foundIn);
  },
};

const SENTENCES: Readonly<Record<string, string>> = {
  fail: "A condition in the code does not hold",
  error: "A condition in the code can't be told: it ends in an error",
  unknown: "A condition in the code can only be told by the apply",
};

function foundIn({ address, status, problems }: Check): FoundAt {
  const own = problems
    .map((problem) => problem.trim().replace(/\.$/, ""))
    .filter((problem) => problem !== "");
  const sentence = SENTENCES[status] ?? `A condition in the code has the status ${status}`;
  return {
    address,
    // One that only the apply can tell is told by the apply, and stops it.
    level: status === "unknown" ? "routine" : "review",
    what: [sentence, ...own].join(": "),
    evidence: [`/checks ${address}: status = ${status}`],
    fix:
      status === "unknown"
        ? "read the warnings of the apply"
        : "make the condition hold, or change it, before it is applied",
  };
}
