import type { Rule } from "../../rule";
import { seen } from "../../seen";
import { versionStep } from "./database-version";
import { fromTo, seenBoth } from "./editing";
import { momentOf } from "./maintenance";

/**
 * A database gets another major version: it is out for as long as that takes, and there is no way back but a snapshot.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/db_instance
 */
export const outageDbMajor: Rule = {
  id: "outage.db-major",
  check(change) {
    if (versionStep(change) !== "major") return undefined;
    const evidence = seenBoth(change, ["engine_version"]);
    const step = fromTo(change, "engine_version");
    if (change.after["allow_major_version_upgrade"] !== true) {
      return {
        level: "outage",
        what: `The apply fails at the database: ${step} is a major upgrade, and those are not allowed`,
        evidence: [...evidence, seen(change, "after", "allow_major_version_upgrade")],
        mitigation: "the database stays as it is; what comes after it is not done",
        fix: "set allow_major_version_upgrade when it is meant",
      };
    }
    return {
      level: "outage",
      what: `The database is upgraded ${momentOf(change).words}, and can't go back: ${step}`,
      evidence: [...evidence, seen(change, "after", "apply_immediately")],
      fix: "rehearse it on a restored snapshot, take one before, and give it a parameter group of the new family",
    };
  },
};
