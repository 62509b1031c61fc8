/** What the live system's stack is written for, as it is synthesized. */

export const STACK = "agent-api-prd";
export const ACCOUNT = "777788889999";
export const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
});

const live = (name: string) => `${STACK}-${name}`;
const cluster = "${aws_ecs_cluster.cluster.name}";
const service = "${aws_ecs_service.api.name}";
const scaled = {
  resource_id: `service/${cluster}/${service}`,
  scalable_dimension: "ecs:service:DesiredCount",
  service_namespace: "ecs",
};

/** @param vpcId of the network it runs in */
export function stackOf(vpcId: string) {
  const vpc_id = "${data.aws_vpc.network.id}";
  return {
    terraform: {},
    provider: {
      aws: [
        {
          region: "us-east-1",
          allowed_account_ids: [ACCOUNT],
          default_tags: [{ tags: { System: "agent-api", Environment: "prd" } }],
        },
      ],
    },
    data: { aws_vpc: { network: { id: vpcId } } },
    locals: { family: live("api-td") },
    resource: {
      ...network(vpc_id),
      ...containers(),
      ...identity(),
      ...data(),
      ...watching(),
      aws_acm_certificate_validation: { certificate: { certificate_arn: "${aws_acm_certificate.none.arn}" } },
    },
  };
}

function network(vpc_id: string) {
  const front = "${aws_security_group.front_door.id}";
  const api = "${aws_security_group.api.id}";
  return {
    aws_security_group: {
      front_door: { name: live("lb-sg"), vpc_id },
      api: { name: live("sg"), vpc_id },
      database: { name: live("new-db-sg"), vpc_id },
    },
    aws_vpc_security_group_ingress_rule: {
      front_door_http: {
        security_group_id: front,
        ip_protocol: "tcp",
        from_port: 80,
        to_port: 80,
        cidr_ipv4: "0.0.0.0/0",
      },
      api_from_front_door: {
        security_group_id: api,
        ip_protocol: "tcp",
        from_port: 8000,
        to_port: 8000,
        referenced_security_group_id: front,
      },
      database_from_api: {
        security_group_id: "${aws_security_group.database.id}",
        ip_protocol: "tcp",
        from_port: 5432,
        to_port: 5432,
        referenced_security_group_id: api,
      },
    },
    aws_vpc_security_group_egress_rule: {
      api_to_anywhere: { security_group_id: api, ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" },
    },
    aws_lb: { front_door: { name: live("api-lb"), security_groups: [front] } },
    aws_lb_listener: { http: { load_balancer_arn: "${aws_lb.front_door.arn}", port: 80 } },
    aws_lb_listener_rule: {
      api: { listener_arn: "${aws_lb_listener.http.arn}", priority: 100 },
      admin: { listener_arn: "${aws_lb_listener.http.arn}", priority: 200 },
    },
    aws_lb_target_group: { api: { name: live("api-tg"), vpc_id } },
    aws_route53_record: { api: { zone_id: "${local.zone}", name: "api.example.com", type: "A" } },
  };
}

function containers() {
  return {
    aws_ecs_cluster: { cluster: { name: live("cluster") } },
    aws_ecs_cluster_capacity_providers: { cluster: { cluster_name: cluster } },
    aws_ecs_service: { api: { name: live("api-service"), cluster: "${aws_ecs_cluster.cluster.arn}" } },
    aws_ecs_task_definition: { api: { family: "${local.family}" } },
    aws_ecr_repository: { image: { name: live("api") } },
    aws_ecr_lifecycle_policy: { image: { repository: "${aws_ecr_repository.image.name}" } },
    aws_appautoscaling_target: { api: scaled },
    aws_appautoscaling_policy: {
      cpu: {
        name: "cpu",
        resource_id: "${aws_appautoscaling_target.api.resource_id}",
        scalable_dimension: "${aws_appautoscaling_target.api.scalable_dimension}",
        service_namespace: "${aws_appautoscaling_target.api.service_namespace}",
      },
    },
  };
}

function identity() {
  const role = "${aws_iam_role.execution.name}";
  return {
    aws_iam_role: {
      execution: { name: live("api-td-execution-role") },
      task: { name: live("api-new-role") },
    },
    aws_iam_role_policy: {
      execution: { role, name: "secrets" },
      task: { role: "${aws_iam_role.task.id}", name: "permissions" },
    },
    aws_iam_role_policy_attachment: {
      execution: {
        role,
        policy_arn: "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
      },
    },
  };
}

function data() {
  return {
    aws_db_instance: { database: { identifier: live("db") } },
    aws_db_parameter_group: { database: { name: live("db-postgres17") } },
    aws_db_subnet_group: { database: { name: live("db-subnets") } },
    aws_secretsmanager_secret: { secrets: { name: live("secrets") } },
    aws_ssm_parameter: {
      log_level: { name: "/agent-api/prd/log-level", insecure_value: "info" },
      running: {
        name: "/agent-api/prd/images/api",
        insecure_value: "1",
        lifecycle: { ignore_changes: ["insecure_value"] },
      },
    },
    aws_kms_key: { key: { description: "Logs" } },
    aws_kms_alias: { key: { name: `alias/${live("key")}`, target_key_id: "${aws_kms_key.key.key_id}" } },
    aws_s3_bucket: { uploads: { bucket: live("uploads") } },
    aws_s3_bucket_public_access_block: { uploads: { bucket: "${aws_s3_bucket.uploads.id}" } },
    aws_s3_bucket_versioning: { uploads: { bucket: "${aws_s3_bucket.uploads.bucket}" } },
  };
}

function watching() {
  return {
    aws_cloudwatch_log_group: { api: { name: live("logs") } },
    aws_cloudwatch_metric_alarm: { cpu: { alarm_name: live("cpu") } },
    aws_cloudwatch_dashboard: { dashboard: { dashboard_name: STACK } },
    aws_sns_topic: { notifications: { name: live("notifications") } },
    aws_sns_topic_policy: { notifications: { arn: "${aws_sns_topic.notifications.arn}" } },
    aws_cloudwatch_event_rule: { stopped: { name: live("stopped") } },
    aws_cloudwatch_event_target: {
      stopped: { rule: "${aws_cloudwatch_event_rule.stopped.name}", target_id: "notifications" },
    },
  };
}
