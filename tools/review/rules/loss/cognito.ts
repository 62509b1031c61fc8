import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { refusedByProtection } from "./refusals";

/**
 * A user pool goes, with its users. Their passwords can't be exported, so that nobody can be moved without a new one.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cognito_user_pool
 */
export const lossCognito: Rule = {
  id: "loss.cognito",
  check(change) {
    if (!destroys(change) || change.type !== "aws_cognito_user_pool") return undefined;
    return (
      refusedByProtection(change, "user pool", "deletion_protection") ?? {
        level: "data-loss",
        what: `The user pool ${goes(change)}, with every user and password`,
        evidence: [seenActions(change), seen(change, "before", "deletion_protection")],
        fix: "keep it; what forces a replacement needs a second pool and a migration of users",
      }
    );
  },
};
