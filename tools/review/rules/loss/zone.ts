import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { blocksOf } from "./blocks-of";
import { refusedUnlessEmpty } from "./refusals";

/**
 * A zone goes, with its records. A new one of the same name gets other name servers, and the registrar points to the old
 * ones.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/route53_zone
 */
export const lossZone: Rule = {
  id: "loss.zone",
  check(change) {
    if (!destroys(change) || change.type !== "aws_route53_zone") return undefined;
    const { before } = change;
    const delegation = before["delegation_set_id"];
    const isPrivate = blocksOf(before["vpc"]).length > 0;
    const servers = isPrivate ? "" : "; a new one gets other name servers";
    const refused = refusedUnlessEmpty(change, "zone", "force_destroy");
    if (refused) {
      return {
        ...refused,
        what: `The zone ${goes(change)}, and the apply fails there if it has records that Terraform does not manage${servers}`,
        mitigation:
          "records that Terraform does not manage keep it from being destroyed: force_destroy is off",
      };
    }
    return {
      level: "data-loss",
      what: `The zone ${goes(change)}, with every record, also those made by others${servers}`,
      evidence: [seenActions(change), seen(change, "before", "force_destroy")],
      ...(typeof delegation === "string" &&
        delegation !== "" && { mitigation: `a new one can have the name servers of ${delegation} again` }),
      fix: "export the records, and move the delegation to another zone before",
    };
  },
};
