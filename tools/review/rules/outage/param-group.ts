import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { type Attributes, isAttributes, isList, isSame } from "../../../plan/values";
import type { Found, Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { seenBoth } from "./editing";
import { goesAway, goesInTurn } from "./going";

const TYPES = new Set([
  "aws_db_parameter_group",
  "aws_rds_cluster_parameter_group",
  "aws_docdb_cluster_parameter_group",
  "aws_neptune_parameter_group",
  "aws_neptune_cluster_parameter_group",
  "aws_elasticache_parameter_group",
]);

/** Of PostgreSQL, those that people change and that only a restart sets: AWS refuses to set them at once. */
const STATIC = new Set([
  "max_connections",
  "max_prepared_transactions",
  "max_replication_slots",
  "max_wal_senders",
  "max_worker_processes",
  "rds.logical_replication",
  "shared_buffers",
  "shared_preload_libraries",
  "track_activity_query_size",
  "wal_buffers",
]);

/**
 * AWS refuses to destroy a parameter group that a database uses, and a new one takes effect at a restart.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/db_parameter_group
 */
export const outageParamGroup: Rule = {
  id: "outage.param-group",
  check(change, { plan }) {
    if (goesAway(change, TYPES)) return change.kind === "replace" ? ofReplaced(change, plan) : undefined;
    return TYPES.has(change.type) && change.kind === "update" ? refused(change) : undefined;
  },
};

function ofReplaced(change: Change, plan: Plan): Found {
  const user = change.order === "delete-first" ? userOf(change, plan) : undefined;
  const evidence = [seenActions(change), seen(change, "before", "name")];
  if (user) {
    return {
      level: "outage",
      what: `The parameter group ${goesInTurn(change)}: AWS refuses while ${user.address} uses it, and the apply fails`,
      evidence,
      fix: "set create_before_destroy and name_prefix on it",
    };
  }
  return {
    level: "review",
    what: `The parameter group ${goes(change)}; its databases take the new one at their next restart`,
    evidence,
    fix: "compare the parameters, and restart by hand in a quiet hour",
  };
}

/** A database that is still there when the old group goes. */
function userOf({ before, address }: Change, { changes }: Plan): Change | undefined {
  const name = before["name"];
  return changes.find(
    (other) =>
      other.address !== address &&
      other.kind !== "delete" &&
      typeof name === "string" &&
      Object.entries(other.before).some(
        ([attribute, value]) => attribute.endsWith("parameter_group_name") && value === name,
      ),
  );
}

function refused(change: Change): Found | undefined {
  if (!/postgres/.test(String(change.after["family"]))) return undefined;
  const before = parametersOf(change.before);
  const changed = parametersOf(change.after).filter((one) => !before.some((other) => isSame(one, other)));
  const names = changed
    .filter((parameter) => parameter["apply_method"] !== "pending-reboot")
    .map((parameter) => String(parameter["name"]))
    .filter((name) => STATIC.has(name));
  if (names.length === 0) return undefined;
  return {
    level: "review",
    what: `The apply fails at the parameter group: only a restart sets ${names.join(", ")}, and it is to be set at once`,
    evidence: seenBoth(change, ["parameter"]),
    fix: 'set apply_method = "pending-reboot", and restart by hand in a quiet hour',
  };
}

function parametersOf(side: Attributes): Attributes[] {
  const parameters = side["parameter"];
  return isList(parameters) ? parameters.filter(isAttributes) : [];
}
