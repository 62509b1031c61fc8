import type { Rule } from "../../rule";
import { seenActions } from "../../seen";
import { goesWithPartner } from "./partner";
import { seenTurn, stays } from "./value-at";

const ATTRIBUTE = "permissions_boundary";

const TYPES = new Set(["aws_iam_role", "aws_iam_user"]);

/**
 * A boundary is the most an identity may do whatever its policies say: without it, a policy is all that counts.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export const exposureBoundary: Rule = {
  id: "exposure.boundary",
  check(change, { plan }) {
    if (change.type === "aws_ssoadmin_permissions_boundary_attachment" && change.kind === "delete") {
      if (goesWithPartner(change, "permission_set_arn", plan)) return undefined;
      const what = "The permission set loses its permissions boundary";
      return { level: "exposure", what, evidence: [seenActions(change)], fix: "keep the boundary" };
    }
    if (!TYPES.has(change.type) || !stays(change)) return undefined;
    const before = change.before[ATTRIBUTE];
    const after = change.after[ATTRIBUTE];
    if (typeof before !== "string" || before === "" || before === after) return undefined;
    const evidence = seenTurn(change, ATTRIBUTE);
    if (after === null || after === undefined || after === "") {
      return {
        level: "exposure",
        what: `The permissions boundary ${before} is taken away: its policies alone say what it may do`,
        evidence,
        fix: "keep the boundary",
      };
    }
    return {
      level: "review",
      what: `The permissions boundary is another one: ${typeof after === "string" ? after : "known after apply only"} instead of ${before}`,
      evidence,
      fix: "check that the new one allows no more than the old one",
    };
  },
};
