import { Unknown } from "../../../plan/values";
import { differencesOf } from "../../difference";
import type { Rule } from "../../rule";
import { seen } from "../../seen";
import { showValue } from "../../show-value";

/** Somebody changed it by hand, perhaps to end an incident, and the apply takes that back. */
export const reviewDriftOverwritten: Rule = {
  id: "review.drift-overwritten",
  check(change, { plan }) {
    if (change.kind !== "update" && change.kind !== "replace") return undefined;
    const drift = plan.drift.find(({ address, kind }) => address === change.address && kind === "update");
    if (!drift) return undefined;
    const byHand = new Map(differencesOf(drift).map((difference) => [difference.path, difference]));
    const overwritten = differencesOf(change).filter(
      ({ path, after }) => byHand.has(path) && !(after instanceof Unknown),
    );
    if (overwritten.length === 0) return undefined;
    const ranges = overwritten.map(({ path, before, after }) => {
      const was = showValue(byHand.get(path)?.before);
      return `${path} (from ${was} to ${showValue(before)}, and now to ${showValue(after)})`;
    });
    const attributes = new Set(overwritten.map(({ path }) => path.split(/[.[]/)[0] ?? path));
    return {
      level: "review",
      what: `What was changed outside of Terraform is overwritten: ${ranges.join(", ")}`,
      evidence: [...attributes].flatMap((name) => [seen(drift, "after", name), seen(change, "after", name)]),
      fix: "ask who changed it, and why; if it has to stay, put it into the code",
    };
  },
};
