import type { Rule } from "../../rule";
import { edited, fromTo, seenBoth } from "./editing";

const TYPES = new Set(["aws_lb_listener", "aws_alb_listener"]);

/** Changed in place, and at once. */
const ATTRIBUTES = ["port", "protocol", "certificate_arn", "ssl_policy"];

/**
 * A listener changes in place: clients on the old port, or which don't know the new certificate, are turned away. Whether a
 * TLS policy is a weaker one is another question.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/lb_listener
 */
export const outageListenerEdit: Rule = {
  id: "outage.listener-edit",
  check(change) {
    if (!TYPES.has(change.type)) return undefined;
    const attributes = edited(change, [...ATTRIBUTES, "default_action"]);
    if (attributes.length === 0) return undefined;
    const values = attributes.filter((attribute) => attribute !== "default_action");
    const edits = values.map((attribute) => fromTo(change, attribute));
    const all = attributes.length > values.length ? [...edits, "its default action"] : edits;
    return {
      level: "review",
      what: `The listener changes while it is in use: ${all.join(", ")}`,
      evidence: seenBoth(change, attributes),
      fix: "see that clients can go along: the port, the names in the certificate, who gets the requests",
    };
  },
};
