import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { isList } from "../../../plan/values";
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
function isMadeUpFor(change: Change, { changes }: Plan): boolean {
  // An endpoint costs in each of its zones: to compare them is not worth it.
  if (change.type === "aws_vpc_endpoint") return false;
  const own = changes.filter(({ type, mode }) => type === change.type && mode === change.mode);
  const isAlike = ({ before, after, kind }: Change) =>
    SIZES.every((name) => (kind === "delete" ? before : after)[name] === change.after[name]);
  const gone = own.filter((one) => one.kind === "delete" && one.deposed === undefined && isAlike(one)).length;
  return gone > 0 && gone >= own.filter((one) => one.kind === "create" && isAlike(one)).length;
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
