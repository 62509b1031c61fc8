import { withoutKey } from "../../../plan/plan";
import { hasUnknown } from "../../../plan/values";
import type { Rule } from "../../rule";
import { seen } from "../../seen";
import { isStateful } from "./state-rules";

/**
 * Something with data in it is replaced only because what it refers to is: Terraform does not know yet that the value
 * will be another one, and takes it for another.
 */
export const lossCascade: Rule = {
  id: "loss.cascade",
  check(change, surroundings) {
    const { kind, address, after, replacedBy } = change;
    if (kind !== "replace" || replacedBy.length === 0) return undefined;
    const attributes = [...new Set(replacedBy.map((path) => path.split(".")[0] ?? path))];
    if (!attributes.every((attribute) => hasUnknown(after[attribute]))) return undefined;
    const { changes, references } = surroundings.plan;
    const own = references.get(withoutKey(address));
    const names = new Set(attributes.flatMap((attribute) => own?.get(attribute) ?? []));
    const causes = changes.filter(
      (other) => other.kind === "replace" && names.has(withoutKey(other.address)),
    );
    if (causes.length === 0 || !isStateful(change, surroundings)) return undefined;
    const because = causes.map((cause) => cause.address).join(", ");
    return {
      level: "review",
      what: `It is replaced only because ${because} is: ${attributes.join(", ")} is not known before`,
      evidence: attributes.map((attribute) => seen(change, "after", attribute)),
      fix: `keep ${because}, and it is kept too`,
    };
  },
};
