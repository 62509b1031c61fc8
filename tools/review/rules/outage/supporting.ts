import type { Level } from "../../level";
import type { Rule } from "../../rule";
import { goes, seenActions } from "../../seen";
import { goesAway, goesInTurn, goesWithOwner, ownerThatGoes } from "./going";
import { userThatGoes } from "./user-that-goes";

/** What stops when such a resource goes, and how bad that is. */
const STOPS: Readonly<Record<string, readonly [level: Level, stops: string]>> = {
  aws_acm_certificate_validation: ["safe", "it is a wait, and nothing in AWS"],
  aws_apigatewayv2_api: ["outage", "its callers get an error, and a new one has another address"],
  aws_apigatewayv2_route: ["outage", "requests that it matched get an error"],
  aws_apigatewayv2_stage: ["outage", "its callers get an error"],
  aws_appautoscaling_policy: ["review", "the service keeps the size it has at that moment"],
  aws_appautoscaling_scheduled_action: ["review", "the service is not resized at that time any more"],
  aws_autoscaling_attachment: ["outage", "the group's instances get no requests any more"],
  aws_autoscaling_policy: ["review", "the group keeps the size it has at that moment"],
  aws_autoscaling_schedule: ["review", "the group is not resized at that time any more"],
  aws_budgets_budget: ["review", "nobody is told when the bill rises"],
  aws_cloudwatch_dashboard: ["review", "people lose the picture they look at when something breaks"],
  aws_cloudwatch_event_bus: ["review", "events sent to it are lost"],
  aws_cloudwatch_event_rule: ["review", "its targets are not started any more, by time or by event"],
  aws_cloudwatch_event_target: ["review", "it is not started any more, by time or by event"],
  aws_cloudwatch_log_metric_filter: ["review", "alarms on its metric see no data any more"],
  aws_cloudwatch_log_resource_policy: ["review", "AWS services can't write to the log groups it names"],
  aws_cloudwatch_log_subscription_filter: ["review", "log events don't get to its receiver any more"],
  aws_db_option_group: ["review", "the apply fails there while a database uses it"],
  aws_db_parameter_group: ["review", "the apply fails there while a database uses it"],
  aws_db_proxy: ["outage", "callers that connect through it are turned away"],
  aws_db_subnet_group: ["review", "the apply fails there while a database is in it"],
  aws_default_network_acl: ["safe", "it stays in AWS, and Terraform forgets it"],
  aws_default_route_table: ["safe", "it stays in AWS, and Terraform forgets it"],
  aws_default_security_group: ["safe", "it stays in AWS, and Terraform forgets it"],
  aws_default_vpc_dhcp_options: ["safe", "it stays in AWS, and Terraform forgets it"],
  aws_docdb_cluster_parameter_group: ["review", "the apply fails there while a database uses it"],
  aws_docdb_subnet_group: ["review", "the apply fails there while a database is in it"],
  aws_ecr_lifecycle_policy: ["review", "old images are kept, and paid for"],
  aws_ecs_capacity_provider: ["review", "services that name it start no tasks"],
  aws_ecs_cluster_capacity_providers: ["review", "services that rely on its default strategy start no tasks"],
  aws_ecs_task_definition: ["review", "services of other stacks can't start it any more"],
  aws_efs_access_point: ["outage", "tasks that mount through it don't start"],
  aws_efs_mount_target: ["outage", "what mounts the file system in its subnet hangs"],
  aws_eip_association: ["outage", "its target is not reached under the address any more"],
  aws_elasticache_parameter_group: ["review", "the apply fails there while a cache uses it"],
  aws_elasticache_subnet_group: ["review", "the apply fails there while a cache is in it"],
  aws_elasticache_user_group: ["review", "callers that sign in as its users are turned away"],
  aws_iam_service_linked_role: [
    "review",
    "the AWS service can't act; AWS refuses while it has something to do",
  ],
  aws_kms_alias: ["review", "who names the key by the alias gets an error"],
  aws_lambda_event_source_mapping: ["review", "messages of its source wait, until they are too old"],
  aws_lambda_layer_version: [
    "review",
    "functions can't be deployed with it any more; those that have it keep it",
  ],
  aws_launch_configuration: ["review", "its group can't start instances any more"],
  aws_launch_template: ["review", "its group can't start instances any more"],
  aws_lb_listener_certificate: ["outage", "clients that ask for its names get another certificate"],
  aws_neptune_cluster_parameter_group: ["review", "the apply fails there while a database uses it"],
  aws_neptune_parameter_group: ["review", "the apply fails there while a database uses it"],
  aws_neptune_subnet_group: ["review", "the apply fails there while a database is in it"],
  aws_network_interface: ["outage", "nothing answers at its address any more"],
  aws_rds_cluster_parameter_group: ["review", "the apply fails there while a database uses it"],
  aws_route53_health_check: ["review", "records that rely on it answer as if the target were healthy"],
  aws_route53_zone_association: ["outage", "its VPC can't resolve the names of the zone any more"],
  aws_s3_bucket_notification: ["review", "nobody is told of new objects any more"],
  aws_scheduler_schedule: ["review", "its target is not started any more"],
  aws_secretsmanager_secret_version: ["review", "readers get another version of the secret, or none"],
  aws_sfn_state_machine: ["outage", "who starts it gets an error"],
  aws_sns_topic: ["review", "who publishes to it gets an error, and its subscribers are told nothing"],
  aws_vpc_dhcp_options_association: ["review", "what starts in the VPC asks the DNS servers of AWS"],
  aws_vpc_peering_connection: ["outage", "nothing gets from one network to the other any more"],
};

const TYPES = new Set(Object.keys(STOPS));

/** Where such a resource hangs on to, if that goes as well. */
const OWNERS = [
  "file_system_id",
  "repository",
  "rule",
  "secret_id",
  "function_name",
  "cluster_name",
  "listener_arn",
  "log_group_name",
];

/** Replaced on every release, or told elsewhere when they are: of these, only the end is told here. */
const ONLY_THE_END = new Set([
  "aws_cloudwatch_event_target",
  "aws_db_parameter_group",
  "aws_ecs_task_definition",
  "aws_elasticache_parameter_group",
  "aws_lambda_layer_version",
  "aws_launch_configuration",
  "aws_docdb_cluster_parameter_group",
  "aws_neptune_cluster_parameter_group",
  "aws_neptune_parameter_group",
  "aws_rds_cluster_parameter_group",
  "aws_secretsmanager_secret_version",
]);

/** Something small goes, that something larger stands on. */
export const outageSupporting: Rule = {
  id: "outage.supporting",
  check(change, { plan }) {
    if (!goesAway(change, TYPES) || (change.kind === "replace" && ONLY_THE_END.has(change.type)))
      return undefined;
    const [level, stops] = STOPS[change.type] ?? ["review", "something stops"];
    const [owner] = OWNERS.flatMap((attribute) => ownerThatGoes(change, attribute, plan) ?? []);
    const user = owner ?? userThatGoes(change, plan);
    if (user) return goesWithOwner(change, user);
    return {
      level,
      what: `${change.type} ${level === "safe" ? goes(change) : goesInTurn(change)}: ${stops}`,
      evidence: [seenActions(change)],
      fix: level === "safe" ? "nothing to do" : "see that nothing uses it any more, also in other stacks",
    };
  },
};
