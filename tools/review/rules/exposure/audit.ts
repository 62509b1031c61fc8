import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import type { Value } from "../../../plan/values";
import type { Found, Rule } from "../../rule";
import { seenActions } from "../../seen";
import { goesWithPartner } from "./partner";
import { list } from "./say-statement";
import { blocksOf, isGiven, seenTurn, stays, textsOf, valueAt } from "./value-at";

/** Records that are resources of their own, and the attribute that names what they are about. */
const RECORDS: Readonly<Record<string, { readonly what: string; readonly of: string }>> = {
  aws_cloudtrail: { what: "What is done in the account is no longer recorded by this trail", of: "name" },
  aws_flow_log: { what: "Connections in the network are no longer recorded", of: "vpc_id" },
  aws_config_configuration_recorder: {
    what: "AWS Config no longer records how resources change",
    of: "name",
  },
  aws_guardduty_detector: { what: "GuardDuty no longer looks for intruders", of: "id" },
  aws_securityhub_account: { what: "Security Hub is turned off", of: "id" },
  aws_accessanalyzer_analyzer: { what: "Access Analyzer no longer looks for access from outside", of: "id" },
  aws_inspector2_enabler: { what: "Inspector no longer looks for known holes", of: "id" },
  aws_s3_bucket_logging: { what: "Requests to the bucket are no longer recorded", of: "bucket" },
  aws_wafv2_web_acl_logging_configuration: {
    what: "What the firewall sees is no longer recorded",
    of: "resource_arn",
  },
  aws_route53_query_log: { what: "DNS queries are no longer recorded", of: "zone_id" },
};

/** Switches of a type. */
const SWITCHES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_cloudtrail: {
    enable_logging: "the trail records nothing any more",
    is_multi_region_trail: "other regions are no longer recorded",
    include_global_service_events: "IAM and other global services are no longer recorded",
    enable_log_file_validation: "nobody can tell whether the log was changed",
  },
  aws_guardduty_detector: { enable: "GuardDuty no longer looks for intruders" },
  aws_config_configuration_recorder_status: {
    is_enabled: "AWS Config no longer records how resources change",
  },
  aws_lb: {
    "access_logs.0.enabled": "requests are no longer recorded",
    "connection_logs.0.enabled": "connections are no longer recorded",
  },
};

/** Lists of logs that are sent to CloudWatch. */
const EXPORTS = ["enabled_cloudwatch_logs_exports", "enabled_cluster_log_types"];

/** Blocks that send logs somewhere. */
const LOG_BLOCKS = ["access_log_settings", "logging_config", "log_publishing_options"];

/**
 * What happens from now on is not written down: neither an intruder nor a mistake can be traced.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cloudtrail
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/flow_log
 */
export const exposureAudit: Rule = {
  id: "exposure.audit",
  check(change, { plan }) {
    if (change.kind === "delete") return ofRecord(change, plan);
    if (!stays(change)) return undefined;
    return [...ofSwitches(change), ...ofExports(change), ...ofBlocks(change), ...ofInsights(change)];
  },
};

function ofRecord(change: Change, plan: Plan): Found | undefined {
  const record = RECORDS[change.type];
  if (!record || goesWithPartner(change, record.of, plan)) return undefined;
  return {
    level: "exposure",
    what: record.what,
    evidence: [seenActions(change)],
    fix: "keep it, or check that another one records the same",
  };
}

function ofSwitches(change: Change): Found[] {
  return Object.entries(SWITCHES[change.type] ?? {})
    .filter(([path]) => valueAt(change.before, path) === true && isOff(valueAt(change.after, path)))
    .map(([path, what]) => turnedOff(change, path, `${path.replace(".0.", ".")} is turned off: ${what}`));
}

function isOff(value: Value | undefined): boolean {
  return value === false || value === null || value === undefined;
}

function ofExports(change: Change): Found[] {
  return EXPORTS.flatMap((name): Found[] => {
    const after = change.after[name];
    const kept = textsOf(after);
    const gone = textsOf(change.before[name]).filter((log) => !kept.includes(log));
    const isKnown = Array.isArray(after) || after === null;
    if (gone.length === 0 || !isKnown) return [];
    return [turnedOff(change, name, `Its logs are no longer sent to CloudWatch: ${list(gone)}`)];
  });
}

function ofBlocks(change: Change): Found[] {
  return LOG_BLOCKS.filter(
    (name) =>
      isGiven(change.before[name]) && Array.isArray(change.after[name]) && !isGiven(change.after[name]),
  ).map((name) => turnedOff(change, name, `Requests are no longer recorded: ${name} is taken away`));
}

/** `enabled` and `enhanced` observe; `disabled` does not. */
function ofInsights(change: Change): Found[] {
  if (change.type !== "aws_ecs_cluster") return [];
  const insights = (side: "before" | "after") =>
    blocksOf(change[side]["setting"]).find((setting) => setting["name"] === "containerInsights")?.["value"];
  const before = insights("before");
  if ((before !== "enabled" && before !== "enhanced") || insights("after") !== "disabled") return [];
  return [
    turnedOff(change, "setting", "Container Insights is turned off: what tasks use is no longer measured"),
  ];
}

function turnedOff(change: Change, path: string, what: string): Found {
  return { level: "exposure", what, evidence: seenTurn(change, path), fix: "leave it on" };
}
