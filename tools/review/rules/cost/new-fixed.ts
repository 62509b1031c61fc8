import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { isList } from "../../../plan/values";
import { kept } from "../../kept";
import type { Rule } from "../../rule";
import { seen, seenActions } from "../../seen";

/** What costs by the hour, used or not, by type. */
const BY_THE_HOUR: Readonly<Record<string, string>> = {
  aws_nat_gateway: "A NAT gateway",
  aws_lb: "A load balancer",
  aws_alb: "A load balancer",
  aws_elb: "A load balancer",
  aws_eip: "A public address",
  aws_db_instance: "A database",
  aws_rds_cluster_instance: "A database",
  aws_docdb_cluster_instance: "A database",
  aws_neptune_cluster_instance: "A database",
  aws_redshift_cluster: "A data warehouse",
  aws_elasticache_cluster: "A cache",
  aws_elasticache_replication_group: "A cache",
  aws_memorydb_cluster: "A cache",
  aws_opensearch_domain: "A search domain",
  aws_elasticsearch_domain: "A search domain",
  aws_msk_cluster: "A Kafka cluster",
  aws_mq_broker: "A broker",
  aws_eks_cluster: "A Kubernetes cluster",
  aws_ec2_transit_gateway_vpc_attachment: "An attachment to a transit gateway",
  aws_ec2_transit_gateway_peering_attachment: "An attachment to a transit gateway",
  aws_vpn_connection: "A VPN connection",
  aws_networkfirewall_firewall: "A network firewall",
};

/** Endpoints that cost; those of type Gateway are free. */
const INTERFACES = new Set(["Interface", "GatewayLoadBalancer"]);

const CLASSES = ["instance_class", "node_type", "host_instance_type"];

/** What the price depends on. */
const SIZES = [...CLASSES, "load_balancer_type", "multi_az", "num_cache_clusters"];

/**
 * Something is made that costs by the hour, whether it is used or not.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/vpc_endpoint
 */
export const costNewFixed: Rule = {
  id: "cost.new-fixed",
  check(change, { plan }) {
    if (change.kind !== "create" || isMadeUpFor(change, plan)) return undefined;
    const what = sentenceOf(change);
    if (what === undefined) return undefined;
    return {
      level: "cost",
      what,
      evidence: [
        seenActions(change),
        ...[...CLASSES, "vpc_endpoint_type", "subnet_ids"]
          .filter((name) => name in change.after)
          .map((name) => seen(change, "after", name)),
      ],
      fix: "make sure that it is needed, and that there is none that could be shared",
    };
  },
};

/** Whether as many of the same go as come: the bill does not rise, as after a rename. */
function isMadeUpFor(change: Change, plan: Plan): boolean {
  // An endpoint costs in each of its zones: to compare them is not worth it.
  if (change.type === "aws_vpc_endpoint") return false;
  const { gone, come } = countsOfAlike(plan).get(likeness(change)) ?? { gone: 0, come: 0 };
  return gone > 0 && gone >= come;
}

const countsOfAlike = kept(({ changes }: Plan) => {
  const counts = new Map<string, { gone: number; come: number }>();
  for (const change of changes) {
    const isGone = change.kind === "delete" && change.deposed === undefined;
    if (!isGone && change.kind !== "create") continue;
    const { gone, come } = counts.get(likeness(change)) ?? { gone: 0, come: 0 };
    counts.set(likeness(change), { gone: gone + (isGone ? 1 : 0), come: come + (isGone ? 0 : 1) });
  }
  return counts;
});

/** What the price of something depends on. */
function likeness({ type, kind, before, after }: Change): string {
  const own = kind === "delete" ? before : after;
  return JSON.stringify([type, ...SIZES.map((name) => own[name] ?? null)]);
}

function sentenceOf({ type, after }: Change): string | undefined {
  if (type === "aws_vpc_endpoint") {
    const kind = after["vpc_endpoint_type"];
    if (typeof kind !== "string" || !INTERFACES.has(kind)) return undefined;
    const subnets = after["subnet_ids"];
    const zones =
      isList(subnets) && subnets.length > 0 ? `each of its ${subnets.length} zones` : "each of its zones";
    return `An interface endpoint costs by the hour from then on, in ${zones}`;
  }
  const thing = BY_THE_HOUR[type];
  if (thing === undefined) return undefined;
  const own = CLASSES.map((name) => after[name]).find((value) => typeof value === "string");
  return `${thing}${own === undefined ? "" : ` (${own})`} costs by the hour from then on, used or not`;
}
