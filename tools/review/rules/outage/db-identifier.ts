import type { Rule } from "../../rule";
import { edited, fromTo, seenBoth } from "./editing";
import { momentOf } from "./maintenance";

/** Changed in place, and part of where callers find it. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  aws_db_instance: ["identifier", "port", "db_subnet_group_name"],
  aws_rds_cluster: ["port"],
};

/**
 * A database is found elsewhere from now on, and restarts for it: callers that know the old place are turned away.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/db_instance
 */
export const outageDbIdentifier: Rule = {
  id: "outage.db-identifier",
  check(change) {
    const attributes = edited(change, ATTRIBUTES[change.type] ?? []);
    if (attributes.length === 0) return undefined;
    const words = attributes.map((attribute) => fromTo(change, attribute));
    return {
      level: "outage",
      what: `The database is found elsewhere ${momentOf(change).words}: ${words.join(", ")}`,
      evidence: seenBoth(change, attributes),
      mitigation: "nothing in it is lost",
      fix: "change callers in the same hour: connection strings, secrets, security group rules",
    };
  },
};
