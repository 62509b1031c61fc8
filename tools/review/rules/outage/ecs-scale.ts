import type { Change } from "../../../plan/change";
import { isAttributes, isList, type Value } from "../../../plan/values";
import type { Found, Rule } from "../../rule";
import { lowered } from "../../seen";
import { seenBoth } from "./editing";

/**
 * A service is told to run nothing, or loses what keeps a bad release from taking everything down.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/ecs_service
 */
export const outageEcsScale: Rule = {
  id: "outage.ecs-scale",
  check(change) {
    if (change.type !== "aws_ecs_service" || change.kind !== "update") return undefined;
    return [...toNothing(change), ...withoutMinimum(change), ...withoutCircuitBreaker(change)];
  },
};

function toNothing(change: Change): Found[] {
  const desired = lowered(change, "desired_count");
  if (desired?.to !== 0) return [];
  return [
    {
      level: "outage",
      what: `The service stops all of its tasks: desired_count from ${desired.from} to 0`,
      evidence: seenBoth(change, ["desired_count"]),
      fix: "see that nobody calls it; where autoscaling sets the count, ignore changes of desired_count",
    },
  ];
}

function withoutMinimum(change: Change): Found[] {
  const minimum = lowered(change, "deployment_minimum_healthy_percent");
  if (minimum?.to !== 0) return [];
  const maximum = change.after["deployment_maximum_percent"];
  const hasNoRoom = typeof maximum === "number" && maximum <= 100;
  return [
    {
      level: hasNoRoom ? "outage" : "review",
      what: hasNoRoom
        ? `Every release stops all tasks before it starts new ones: at least 0 and at most ${maximum} percent run`
        : `A release may stop all tasks at once: deployment_minimum_healthy_percent from ${minimum.from} to 0`,
      evidence: seenBoth(change, ["deployment_minimum_healthy_percent", "deployment_maximum_percent"]),
      fix: "leave it at 100 where the service has callers",
    },
  ];
}

function withoutCircuitBreaker(change: Change): Found[] {
  const before = firstOf(change.before["deployment_circuit_breaker"]);
  const after = firstOf(change.after["deployment_circuit_breaker"]);
  const off = ["enable", "rollback"].filter((name) => before[name] === true && isOff(after[name]));
  if (off.length === 0) return [];
  return [
    {
      level: "review",
      what: off.includes("enable")
        ? "The circuit breaker is turned off: a release whose tasks don't start goes on trying"
        : "Rollback is turned off: a release whose tasks don't start stays half-way",
      evidence: seenBoth(change, ["deployment_circuit_breaker"]),
      fix: "leave it on, or see that somebody watches each release",
    },
  ];
}

function isOff(value: Value | undefined): boolean {
  return value === false || value === null || value === undefined;
}

function firstOf(value: Value | undefined): { readonly [name: string]: Value | undefined } {
  const [first] = isList(value) ? value : [];
  return isAttributes(first) ? first : {};
}
