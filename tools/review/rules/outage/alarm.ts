import type { Change } from "../../../plan/change";
import { isList } from "../../../plan/values";
import type { Found, Rule } from "../../rule";
import { because, seen, seenActions, turns } from "../../seen";
import { showValue } from "../../show-value";
import { seenBoth } from "./editing";
import { goesAway, goesInTurn, goesWithOwner, ownerThatGoes } from "./going";

const ALARMS = new Set(["aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"]);
const SUBSCRIPTIONS = new Set(["aws_sns_topic_subscription"]);

/**
 * Something breaks one day, and nobody is told.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cloudwatch_metric_alarm
 */
export const outageAlarm: Rule = {
  id: "outage.alarm",
  check(change, { plan }) {
    if (goesAway(change, ALARMS)) return ofAlarm(change);
    if (goesAway(change, SUBSCRIPTIONS)) {
      const owner = ownerThatGoes(change, "topic_arn", plan);
      return owner ? goesWithOwner(change, owner) : ofSubscription(change);
    }
    return ALARMS.has(change.type) ? muted(change) : undefined;
  },
};

function ofAlarm(change: Change): Found {
  const evidence = [seenActions(change)];
  if (change.kind === "replace") {
    return {
      level: "routine",
      what: `The alarm ${showValue(change.before["alarm_name"])} is made anew${because(change)}, and begins without a history`,
      evidence,
      fix: "nothing to do",
    };
  }
  return {
    level: "exposure",
    // Without its name, which the address says: a group of them is told once.
    what: "The alarm is destroyed: nobody is told any more",
    evidence: [...evidence, seen(change, "before", "alarm_name")],
    fix: "see what tells instead",
  };
}

function ofSubscription(change: Change): Found {
  const protocol = change.before["protocol"];
  const isConfirmed =
    change.kind === "replace" && typeof protocol === "string" && /^(email|http)/.test(protocol);
  return {
    level: "exposure",
    what: `A subscription by ${showValue(protocol)} ${goesInTurn(change)}: ${isConfirmed ? "nobody is told until the new one is confirmed" : "its receiver is told nothing any more"}`,
    evidence: [seenActions(change), seen(change, "before", "topic_arn")],
    fix: isConfirmed ? "confirm the new one" : "see who is told instead",
  };
}

function muted(change: Change): Found | undefined {
  const alarm = `The alarm ${showValue(change.before["alarm_name"])}`;
  if (turns(change, "actions_enabled", true, false)) {
    return {
      level: "exposure",
      what: `${alarm} is muted: its actions are turned off`,
      evidence: seenBoth(change, ["actions_enabled"]),
      fix: "leave actions_enabled on, or say until when it is off",
    };
  }
  const [before, after] = [change.before["alarm_actions"], change.after["alarm_actions"]];
  const hadSome = isList(before) && before.length > 0;
  const hasNone = after === null || (isList(after) && after.length === 0);
  if (change.kind !== "update" || !hadSome || !hasNone) return undefined;
  return {
    level: "exposure",
    what: `${alarm} tells nobody any more: it has no actions`,
    evidence: seenBoth(change, ["alarm_actions"]),
    fix: "leave an action on it",
  };
}
