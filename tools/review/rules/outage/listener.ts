import type { Rule } from "../../rule";
import { seenActions } from "../../seen";
import { showValue } from "../../show-value";
import { goesAway, goesInTurn, goesWithOwner, ownerThatGoes } from "./going";

const LISTENERS = new Set(["aws_lb_listener", "aws_alb_listener"]);
const RULES = new Set(["aws_lb_listener_rule", "aws_alb_listener_rule"]);

/**
 * A load balancer refuses connections on a port without a listener, and sends what no rule matches to the default action.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/lb_listener
 */
export const outageListener: Rule = {
  id: "outage.listener",
  check(change, { plan }) {
    const isListener = goesAway(change, LISTENERS);
    if (!isListener && !goesAway(change, RULES)) return undefined;
    const owner = ownerThatGoes(change, isListener ? "load_balancer_arn" : "listener_arn", plan);
    if (owner) return goesWithOwner(change, owner);
    const port = showValue(change.before["port"]);
    const priority = showValue(change.before["priority"]);
    return {
      level: "outage",
      what: isListener
        ? `The listener ${goesInTurn(change)}: nothing answers on port ${port}`
        : `The listener rule ${goesInTurn(change)}: what it matched with priority ${priority} goes to the next rule`,
      evidence: [seenActions(change)],
      fix: isListener
        ? "keep it, or move callers to another port before"
        : "see that another rule takes its requests, or that nobody sends them any more",
    };
  },
};
