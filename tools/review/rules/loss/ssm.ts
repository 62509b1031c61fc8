import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";

/** Types of parameters that are written in the code, and can be had back from it. */
const PLAIN = new Set(["String", "StringList"]);

/**
 * A parameter goes, and whoever reads it fails. A secure one is often filled by hand, so that the code can't bring it
 * back.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/ssm_parameter
 */
export const lossSsm: Rule = {
  id: "loss.ssm",
  check(change) {
    if (!destroys(change) || change.type !== "aws_ssm_parameter") return undefined;
    const { type } = change.before;
    const evidence = [seenActions(change), seen(change, "before", "type")];
    const isPlain = typeof type === "string" && PLAIN.has(type);
    if (isPlain || change.kind === "replace") {
      return {
        level: "outage",
        what: `The parameter ${goes(change)}: whoever reads it under its name fails`,
        evidence,
        fix: "move its readers away before",
      };
    }
    return {
      level: "data-loss",
      what: `The parameter ${goes(change)}, with a secret that may be nowhere else (${typeof type === "string" ? type : "its type is not known"})`,
      evidence,
      fix: "keep the value somewhere safe, and move its readers away before",
    };
  },
};
