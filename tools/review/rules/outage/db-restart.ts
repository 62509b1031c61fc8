import type { Change } from "../../../plan/change";
import { isAttributes, isList } from "../../../plan/values";
import type { Found, Rule } from "../../rule";
import { seen } from "../../seen";
import { versionStep } from "./database-version";
import { edited, fromTo, seenBoth } from "./editing";
import { momentOf } from "./maintenance";

const INSTANCE = ["instance_class", "engine_version", "ca_cert_identifier"];

/** What AWS restarts a database for. More storage, or a second zone, is had without. */
const RESTARTS: Readonly<Record<string, readonly string[]>> = {
  aws_db_instance: [...INSTANCE, "license_model", "storage_type", "dedicated_log_volume", "domain"],
  aws_rds_cluster: ["engine_version", "db_cluster_instance_class", "domain"],
  aws_rds_cluster_instance: INSTANCE,
  aws_docdb_cluster: ["engine_version"],
  aws_docdb_cluster_instance: INSTANCE,
  aws_neptune_cluster: ["engine_version"],
  aws_neptune_cluster_instance: INSTANCE,
};

/** Takes effect at a restart, which AWS does not do by itself. */
const PARAMETER_GROUPS = [
  "parameter_group_name",
  "db_parameter_group_name",
  "db_cluster_parameter_group_name",
  "db_instance_parameter_group_name",
  "neptune_parameter_group_name",
  "neptune_cluster_parameter_group_name",
];

/**
 * A database restarts: connections break, and what is in its memory has to be read again.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/db_instance
 */
export const outageDbRestart: Rule = {
  id: "outage.db-restart",
  check(change) {
    const restarts = RESTARTS[change.type];
    if (!restarts) return undefined;
    const step = versionStep(change);
    if (step === "major" || step === "down") return undefined;
    const attributes = edited(change, restarts);
    return attributes.length > 0 ? restart(change, attributes) : parameters(change);
  },
};

function restart(change: Change, attributes: readonly string[]): Found {
  const { isNow, words } = momentOf(change);
  const mitigation = mitigationOf(change);
  return {
    level: isNow ? "outage" : "review",
    what: `The database restarts ${words}: ${attributes.map((attribute) => fromTo(change, attribute)).join(", ")}`,
    evidence: [...seenBoth(change, attributes), seen(change, "after", "apply_immediately")],
    ...(mitigation && { mitigation }),
    fix: isNow
      ? "apply it in a quiet hour, or leave apply_immediately off"
      : "see that the window is a quiet hour, and that callers connect again by themselves",
  };
}

function mitigationOf({ after }: Change): string | undefined {
  const blueGreen = isList(after["blue_green_update"]) ? after["blue_green_update"][0] : undefined;
  if (isAttributes(blueGreen) && blueGreen["enabled"] === true) {
    return "brief: a copy is changed beside it, and takes over";
  }
  return after["multi_az"] === true ? "brief: the standby is changed first, and takes over" : undefined;
}

function parameters(change: Change): Found | undefined {
  const attributes = edited(change, PARAMETER_GROUPS);
  const [attribute] = attributes;
  if (attribute === undefined) return undefined;
  return {
    level: "review",
    what: `Other parameters take effect when somebody restarts the database: ${fromTo(change, attribute)}`,
    evidence: seenBoth(change, attributes),
    fix: "compare both groups, and restart it by hand in a quiet hour",
  };
}
