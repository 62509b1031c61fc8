import { TerraformResource, Token } from "cdktf";
import type { IConstruct } from "constructs";

interface Limit {
  /** Property of the construct that holds the name. */
  readonly property: string;

  /** Longest name AWS accepts, in characters. */
  readonly length: number;
}

/** Longest names AWS accepts, from the API reference of each service (`CreateX`, parameter constraints). */
const LIMITS: Readonly<Record<string, Limit>> = {
  aws_appautoscaling_policy: { property: "name", length: 256 },
  aws_cloudtrail: { property: "name", length: 128 },
  aws_cloudwatch_dashboard: { property: "dashboardName", length: 255 },
  aws_cloudwatch_event_rule: { property: "name", length: 64 },
  aws_cloudwatch_log_group: { property: "name", length: 512 },
  aws_cloudwatch_log_metric_filter: { property: "name", length: 512 },
  aws_cloudwatch_metric_alarm: { property: "alarmName", length: 255 },
  aws_db_instance: { property: "identifier", length: 63 },
  aws_db_parameter_group: { property: "name", length: 255 },
  aws_db_subnet_group: { property: "name", length: 255 },
  aws_dynamodb_table: { property: "name", length: 255 },
  aws_ecr_repository: { property: "name", length: 256 },
  aws_ecs_cluster: { property: "name", length: 255 },
  aws_ecs_service: { property: "name", length: 255 },
  aws_ecs_task_definition: { property: "family", length: 255 },
  aws_elasticache_parameter_group: { property: "name", length: 255 },
  aws_elasticache_replication_group: { property: "replicationGroupId", length: 40 },
  aws_elasticache_subnet_group: { property: "name", length: 255 },
  aws_iam_policy: { property: "name", length: 128 },
  aws_iam_role: { property: "name", length: 64 },
  aws_iam_role_policy: { property: "name", length: 128 },
  aws_kms_alias: { property: "name", length: 256 },
  aws_lb: { property: "name", length: 32 },
  aws_lb_target_group: { property: "name", length: 32 },
  aws_rds_cluster: { property: "clusterIdentifier", length: 63 },
  aws_rds_cluster_instance: { property: "identifier", length: 63 },
  aws_rds_cluster_parameter_group: { property: "name", length: 255 },
  aws_s3_bucket: { property: "bucket", length: 63 },
  aws_secretsmanager_secret: { property: "name", length: 512 },
  aws_security_group: { property: "name", length: 255 },
  aws_service_discovery_private_dns_namespace: { property: "name", length: 253 },
  aws_service_discovery_service: { property: "name", length: 127 },
  aws_sns_topic: { property: "name", length: 256 },
  aws_ssm_parameter: { property: "name", length: 1011 },
};

/** Property of a resource that holds its name; `undefined` where its type has none, or is not listed here. */
export function nameProperty(type: string): string | undefined {
  return LIMITS[type]?.property;
}

/** Names below `scope` that AWS would refuse for their length; names known only to AWS are left out. */
export function nameProblems(scope: IConstruct): string[] {
  return scope.node.findAll().flatMap((construct) => {
    if (!TerraformResource.isTerraformResource(construct)) return [];
    const limit = LIMITS[construct.terraformResourceType];
    const name: unknown = limit && Reflect.get(construct, `${limit.property}Input`);
    if (!limit || typeof name !== "string" || Token.isUnresolved(name) || name.length <= limit.length)
      return [];
    return [
      `${construct.terraformResourceType} names have at most ${limit.length} characters, ` +
        `got ${name.length}: '${name}'; shorten '${construct.node.path}'`,
    ];
  });
}
