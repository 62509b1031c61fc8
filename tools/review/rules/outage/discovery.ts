import type { Rule } from "../../rule";
import { seen, seenActions } from "../../seen";
import { goesAway, goesInTurn } from "./going";

const TYPES = new Set(["aws_service_discovery_service"]);

/**
 * The name under which services find one another goes; AWS refuses while a task is registered under it.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/service_discovery_service
 */
export const outageDiscovery: Rule = {
  id: "outage.discovery",
  check(change) {
    if (!goesAway(change, TYPES)) return undefined;
    return {
      level: "outage",
      what: `Its name ${goesInTurn(change)}: callers don't find the service, and the apply fails there while a task is registered`,
      evidence: [seenActions(change), seen(change, "before", "name")],
      fix: "make the new name beside it, move the callers, and take this one away last",
    };
  },
};
