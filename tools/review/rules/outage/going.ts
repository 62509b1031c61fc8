import { type Change, destroys } from "../../../plan/change";
import type { Plan } from "../../../plan/plan";
import { kept } from "../../kept";
import type { Found } from "../../rule";
import { goes, seen, seenActions } from "../../seen";

/** Whether one of these types goes; what an earlier replacement left behind serves nobody. */
export function goesAway(change: Change, types: ReadonlySet<string>): boolean {
  return destroys(change) && change.deposed === undefined && types.has(change.type);
}

/** What happens, for a sentence, with the gap: `is replaced because of name, and the old one goes first`. */
export function goesInTurn(change: Change): string {
  return change.order === "delete-first" ? `${goes(change)}, and the old one goes first` : goes(change);
}

/** Whether one of its type is made as well: it may be renamed, and then has to be told with its own move. */
export function mayComeBack({ type }: Change, { changes }: Plan): boolean {
  return changes.some((other) => other.kind === "create" && other.type === type);
}

/** Whether a new one is to be made beside the old, under a name that the old one has. */
export function isNameTaken({ order, before, after }: Change, attribute = "name"): boolean {
  const name = before[attribute];
  return order === "create-first" && typeof name === "string" && name === after[attribute];
}

/** What follows when it is. */
export function nameTaken(change: Change, noun: string, more: Partial<Found> = {}): Found | undefined {
  if (!isNameTaken(change)) return undefined;
  return {
    level: "outage",
    what: `${noun} ${goes(change)}, and the apply fails there: the old one still has the name`,
    evidence: [seenActions(change), seen(change, "after", "name")],
    fix: "use name_prefix, or give the new one another name",
    ...more,
  };
}

/** What an attribute names. Names alone would not do: a role is often called like its function. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  arn: ["aws_sns_topic"],
  bucket: ["aws_s3_bucket"],
  cluster_identifier: ["aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster"],
  cluster_name: ["aws_eks_cluster", "aws_ecs_cluster"],
  file_system_id: ["aws_efs_file_system"],
  function_name: ["aws_lambda_function"],
  group: ["aws_iam_group"],
  internet_gateway_id: ["aws_internet_gateway"],
  key_id: ["aws_kms_key"],
  listener_arn: ["aws_lb_listener", "aws_alb_listener"],
  load_balancer_arn: ["aws_lb", "aws_alb"],
  log_group_name: ["aws_cloudwatch_log_group"],
  nat_gateway_id: ["aws_nat_gateway"],
  network_acl_id: ["aws_network_acl"],
  plan_id: ["aws_backup_plan"],
  policy_arn: ["aws_iam_policy"],
  queue_url: ["aws_sqs_queue"],
  repository: ["aws_ecr_repository"],
  role: ["aws_iam_role"],
  route_table_id: ["aws_route_table"],
  rule: ["aws_cloudwatch_event_rule"],
  secret_arn: ["aws_secretsmanager_secret"],
  secret_id: ["aws_secretsmanager_secret"],
  security_group_id: ["aws_security_group"],
  subnet_id: ["aws_subnet"],
  topic_arn: ["aws_sns_topic"],
  user: ["aws_iam_user"],
  vpc_endpoint_id: ["aws_vpc_endpoint"],
  vpc_id: ["aws_vpc"],
  web_acl_arn: ["aws_wafv2_web_acl"],
};

/** Whose id, ARN or name an attribute has, if that goes in the same way: both for good, or both for a new one. */
export function ownerThatGoes(change: Change, attribute: string, plan: Plan): Change | undefined {
  const named = change.before[attribute];
  if (typeof named !== "string") return undefined;
  const types = OWNERS[attribute] ?? [];
  return goingByName(plan)
    .get(named)
    ?.find(({ type, kind }) => types.includes(type) && (kind === "delete" || change.kind === "replace"));
}

/** What goes, by its id, ARN and name. */
const goingByName = kept((plan: Plan): ReadonlyMap<string, readonly Change[]> => {
  const going = new Map<string, Change[]>();
  for (const change of plan.changes) {
    if (!destroys(change) || change.deposed !== undefined) continue;
    const { id, arn, name } = change.before;
    for (const word of new Set([id, arn, name])) {
      if (typeof word === "string") going.set(word, [...(going.get(word) ?? []), change]);
    }
  }
  return going;
});

/** One harm is told once: at the owner. */
export function goesWithOwner(change: Change, owner: Change): Found {
  return {
    level: "routine",
    what: `It ${goes(change)} together with ${owner.address}, which is judged on its own`,
    evidence: [seenActions(change), seenActions(owner)],
    fix: `see ${owner.address}`,
  };
}
