import type { Change } from "../../../plan/change";
import type { Found, Rule } from "../../rule";
import { goes, seen, seenActions } from "../../seen";
import { showValue } from "../../show-value";
import { goesAway, goesInTurn, goesWithOwner, isNameTaken, ownerThatGoes } from "./going";

const CLUSTERS = new Set(["aws_eks_cluster"]);
const NODES = new Set(["aws_eks_node_group", "aws_eks_fargate_profile"]);
const ADDONS = new Set(["aws_eks_addon", "aws_eks_access_entry", "aws_eks_access_policy_association"]);

/**
 * With a cluster goes everything that was ever told to its API; with a node group, what runs on its nodes.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/eks_cluster
 */
export const outageEks: Rule = {
  id: "outage.eks",
  check(change, { plan }) {
    if (goesAway(change, CLUSTERS)) return ofCluster(change);
    const isNodes = goesAway(change, NODES);
    if (!isNodes && !goesAway(change, ADDONS)) return undefined;
    const owner = ownerThatGoes(change, "cluster_name", plan);
    if (owner) return goesWithOwner(change, owner);
    return isNodes ? ofNodes(change) : ofAddon(change);
  },
};

function ofCluster(change: Change): Found {
  return {
    level: "data-loss",
    what: `The cluster ${showValue(change.before["name"])} ${goesInTurn(change)}, with everything that was applied to it`,
    evidence: [seenActions(change), seen(change, "before", "name")],
    fix: "make a new cluster beside it, apply everything to it, and move the traffic",
  };
}

function ofNodes(change: Change): Found {
  const name = ["node_group_name", "fargate_profile_name"].find((attribute) =>
    isNameTaken(change, attribute),
  );
  const evidence = [seenActions(change)];
  if (name) {
    return {
      level: "outage",
      what: `A group of nodes ${goes(change)}, and the apply fails there: the old ones still have the name`,
      evidence: [...evidence, seen(change, "after", name)],
      mitigation: "the old ones keep running",
      fix: "use node_group_name_prefix",
    };
  }
  const isCreateFirst = change.order === "create-first";
  return {
    level: isCreateFirst ? "review" : "outage",
    what: `A group of nodes ${goesInTurn(change)}: what runs on it has to start elsewhere`,
    evidence,
    ...(isCreateFirst && { mitigation: "the new nodes are there before the old ones are drained" }),
    fix: "see that other nodes have room, and that disruption budgets are set",
  };
}

function ofAddon(change: Change): Found {
  return {
    level: "review",
    what: `${showValue(change.before["addon_name"] ?? change.before["principal_arn"])} ${goesInTurn(change)} in the cluster`,
    evidence: [seenActions(change)],
    fix: "see what in the cluster needs it: DNS, networking and storage are add-ons, too",
  };
}
