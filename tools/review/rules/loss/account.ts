import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";

/**
 * An account is closed, with everything in it, or leaves the organization and its guard rails.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/organizations_account
 */
export const lossAccount: Rule = {
  id: "loss.account",
  check(change) {
    if (!destroys(change) || change.type !== "aws_organizations_account") return undefined;
    const closes = change.before["close_on_deletion"];
    const evidence = [seenActions(change), seen(change, "before", "close_on_deletion")];
    if (closes === false || closes === null) {
      return {
        level: "outage",
        what: `The account ${goes(change)}: it leaves the organization, which fails unless it can pay for itself`,
        evidence,
        mitigation: "what is in it stays: close_on_deletion is off",
        fix: "find out who owns it from then on, and which policies of the organization guarded it",
      };
    }
    return {
      level: "data-loss",
      what: `The account ${goes(change)}: it is closed, with everything in it`,
      evidence,
      mitigation: "AWS can reopen it for 90 days",
      fix: "keep it unless its owner says in writing that it may go",
    };
  },
};
