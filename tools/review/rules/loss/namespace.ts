import { destroys } from "../../../plan/change";
import type { Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";

const TYPES = new Set([
  "aws_service_discovery_private_dns_namespace",
  "aws_service_discovery_public_dns_namespace",
  "aws_service_discovery_http_namespace",
]);

/**
 * A namespace goes: services do not find one another. AWS refuses while services are in it.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/service_discovery_private_dns_namespace
 */
export const lossNamespace: Rule = {
  id: "loss.namespace",
  check(change) {
    if (!destroys(change) || change.deposed !== undefined || !TYPES.has(change.type)) return undefined;
    const { name } = change.before;
    return {
      level: "outage",
      what: `The namespace ${typeof name === "string" ? `${name} ` : ""}${goes(change)}: services do not find one another, and the apply fails there while services are in it`,
      evidence: [seenActions(change), seen(change, "before", "name")],
      fix: "move its services to another namespace before",
    };
  },
};
