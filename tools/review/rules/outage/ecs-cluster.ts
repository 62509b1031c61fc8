import type { Rule } from "../../rule";
import { seen, seenActions } from "../../seen";
import { goesAway, goesInTurn } from "./going";

const TYPES = new Set(["aws_ecs_cluster"]);

/**
 * A cluster goes, and with it everything that runs in it; AWS refuses while another stack's services are left in it.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/ecs_cluster
 */
export const outageEcsCluster: Rule = {
  id: "outage.ecs-cluster",
  check(change) {
    if (!goesAway(change, TYPES)) return undefined;
    return {
      level: "outage",
      what: `The cluster ${goesInTurn(change)}: every service in it stops, and the apply fails there while one is left`,
      evidence: [seenActions(change), seen(change, "before", "name")],
      fix: "make the new cluster beside it and move the services one by one",
    };
  },
};
