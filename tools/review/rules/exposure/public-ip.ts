import type { Change } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { Unknown } from "../../../plan/values";
import type { Level } from "../../level";
import type { Found, Rule } from "../../rule";
import { rangesLetIn } from "./ranges-let-in";
import { isWritten, seenAt, valueAt, willBe } from "./value-at";

/** One attribute that puts something on the internet. */
interface Way {
  readonly types: RegExp;
  readonly path: string;

  /** The value that does. */
  readonly open: boolean;

  readonly what: string;

  /** Of something that comes with the plan. */
  readonly onCreate: Level;
}

const WAYS: readonly Way[] = [
  {
    types: /^aws_(db_instance|rds_cluster_instance|redshift_cluster|redshiftserverless_workgroup)$/,
    path: "publicly_accessible",
    open: true,
    what: "The database gets an address on the internet",
    onCreate: "exposure",
  },
  {
    types: /^aws_(dms_replication_instance|mq_broker)$/,
    path: "publicly_accessible",
    open: true,
    what: "It gets an address on the internet",
    onCreate: "exposure",
  },
  {
    types: /^aws_(instance|launch_configuration)$/,
    path: "associate_public_ip_address",
    open: true,
    what: "The machine gets an address on the internet",
    onCreate: "exposure",
  },
  {
    types: /^aws_ecs_service$/,
    path: "network_configuration.0.assign_public_ip",
    open: true,
    what: "Its tasks get addresses on the internet",
    onCreate: "exposure",
  },
  {
    types: /^aws_eks_cluster$/,
    path: "vpc_config.0.endpoint_public_access",
    open: true,
    what: "The API of the cluster is on the internet",
    onCreate: "review",
  },
  {
    types: /^aws_(subnet|default_subnet)$/,
    path: "map_public_ip_on_launch",
    open: true,
    what: "What is started in the subnet gets an address on the internet",
    onCreate: "review",
  },
  {
    types: /^aws_(lb|alb|elb)$/,
    path: "internal",
    open: false,
    what: "The load balancer faces the internet",
    onCreate: "review",
  },
];

/** A launch template answers with a text. */
const TEMPLATE = "network_interfaces.0.associate_public_ip_address";

/**
 * It gets an address on the internet: from then on a security group is all that is in the way.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/db_instance
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/ecs_service
 */
export const exposurePublicIp: Rule = {
  id: "exposure.public-ip",
  check(change, { plan }) {
    if (!willBe(change)) return undefined;
    if (change.type === "aws_launch_template") return ofTemplate(change);
    const way = WAYS.find(({ types }) => types.test(change.type));
    return way && ofWay(change, way, plan);
  },
};

function ofWay(change: Change, { path, open, what, onCreate }: Way, plan: Plan): Found | undefined {
  const before = valueAt(change.before, path);
  const after = valueAt(change.after, path);
  if (before === open && change.kind !== "create") return undefined;
  const evidence = [seenAt(change, "after", path)];
  const name = path.replace(".0.", ".");
  if (after instanceof Unknown) {
    // What the code does not give, AWS decides as it did before.
    if (!isWritten(change, path.split(".")[0] ?? path, plan)) return undefined;
    return {
      level: "review",
      what: `Only the apply tells ${name}, which decides whether it is on the internet`,
      evidence,
      fix: "find out what it will be",
    };
  }
  if (after !== open) return undefined;
  const ranges = open ? rangesLetIn(change, plan) : undefined;
  return {
    level: change.kind === "create" ? onCreate : "exposure",
    what: `${what} (${name} = ${open})${ranges?.length ? `, and its security groups let in ${ranges.join(", ")}` : ""}`,
    evidence,
    ...(ranges?.length === 0 && {
      mitigation: "its security groups let in other security groups, and no addresses",
    }),
    fix: open
      ? `set ${name} to false, or check what its security groups let in`
      : "check that it is meant for everybody",
  };
}

function ofTemplate(change: Change): Found | undefined {
  if (valueAt(change.before, TEMPLATE) === "true" || valueAt(change.after, TEMPLATE) !== "true")
    return undefined;
  return {
    level: "exposure",
    what: "Machines started from the template get addresses on the internet (associate_public_ip_address = true)",
    evidence: [seenAt(change, "after", TEMPLATE)],
    fix: "set associate_public_ip_address to false, or check what their security groups let in",
  };
}
