import type { Rule } from "../../rule";
import { seen } from "../../seen";
import { versionStep } from "./database-version";
import { fromTo, seenBoth } from "./editing";

/**
 * No database goes back to an older version. Mostly nobody wants that: AWS has upgraded it, and the code has not followed.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/db_instance
 */
export const outageDbVersionDown: Rule = {
  id: "outage.db-version-down",
  check(change) {
    if (versionStep(change) !== "down") return undefined;
    const upgradesItself = change.before["auto_minor_version_upgrade"] === true;
    return {
      level: "outage",
      what: `The apply fails at the database, which can't go back: ${fromTo(change, "engine_version")}`,
      evidence: [
        ...seenBoth(change, ["engine_version"]),
        ...(upgradesItself ? [seen(change, "before", "auto_minor_version_upgrade")] : []),
      ],
      mitigation: "the database stays as it is; what comes after it is not done",
      fix: upgradesItself
        ? "AWS upgrades it by itself: name only the major version in the code"
        : "set engine_version to the version that runs",
    };
  },
};
