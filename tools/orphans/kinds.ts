import type { Found } from "./found";

type Tags = Readonly<Record<string, string>>;

/** Makes what is known of a resource from its ARN and tags. */
type Kind = (name: string, arn: string, tags: Tags) => Omit<Found, "name">;

/** What AWS makes itself and gives the tags of a resource of ours: nothing to take in, and nothing to delete. */
const MADE_BY_AWS = [
  "ec2:network-interface",
  "ecs:task",
  "ecs:task-set",
  // Of a replication group, which is the one that is ours; nothing here makes a node of its own.
  "elasticache:cluster",
  "elasticache:snapshot",
  "rds:cluster-snapshot",
  "rds:snapshot",
];

/** A resource whose name no other of its type has; it is imported by that name, or by its ARN. */
function named(type: string, attribute = "name", by: "arn" | "name" = "name"): Kind {
  return (name, arn) => ({
    type,
    id: by === "arn" ? arn : name,
    facts: { [attribute]: name },
    isUnique: true,
  });
}

/** A resource with an id of AWS's making, recognized by its tag `Name`. */
function inNetwork(type: string): Kind {
  return (id, _, tags) => ({ type, id, facts: nameTag(tags), isUnique: false });
}

/** A resource that is imported by its ARN, and whose ARN says nothing else of use. */
function anonymous(type: string, by: "arn" | "name" = "arn"): Kind {
  return (name, arn) => ({ type, id: by === "arn" ? arn : name, facts: {}, isUnique: false });
}

function renamed(kind: Kind, rename: (name: string) => string): Kind {
  return (name, arn, tags) => kind(rename(name), arn, tags);
}

function nameTag(tags: Tags): Found["facts"] {
  return tags["Name"] === undefined ? {} : { "tags.Name": tags["Name"] };
}

const part = (index: number) => (name: string) => name.split(/[/:]/).at(index) ?? name;

/** Kinds of resources by service and the first word of the ARN's last part. */
const KINDS: Readonly<Record<string, Kind>> = {
  "acm:certificate": anonymous("aws_acm_certificate"),
  "cloudtrail:trail": named("aws_cloudtrail", "name", "arn"),
  "cloudwatch:alarm": named("aws_cloudwatch_metric_alarm", "alarm_name"),
  "dynamodb:table": named("aws_dynamodb_table"),
  "ec2:elastic-ip": inNetwork("aws_eip"),
  "ec2:internet-gateway": inNetwork("aws_internet_gateway"),
  "ec2:natgateway": inNetwork("aws_nat_gateway"),
  "ec2:route-table": inNetwork("aws_route_table"),
  // Ours have a name; the one that has none came with the VPC.
  "ec2:security-group": (id, arn, tags) =>
    inNetwork(tags["Name"] ? "aws_security_group" : "aws_default_security_group")(id, arn, tags),
  "ec2:subnet": inNetwork("aws_subnet"),
  "ec2:vpc": inNetwork("aws_vpc"),
  "ec2:vpc-endpoint": inNetwork("aws_vpc_endpoint"),
  "ec2:vpc-flow-log": inNetwork("aws_flow_log"),
  "ecr:repository": named("aws_ecr_repository"),
  "ecs:cluster": named("aws_ecs_cluster"),
  "ecs:service": (name) => ({
    type: "aws_ecs_service",
    id: name,
    facts: { name: part(-1)(name) },
    isUnique: false,
  }),
  "ecs:task-definition": renamed(named("aws_ecs_task_definition", "family", "arn"), part(0)),
  "elasticache:parametergroup": named("aws_elasticache_parameter_group"),
  "elasticache:replicationgroup": named("aws_elasticache_replication_group", "replication_group_id"),
  "elasticache:subnetgroup": named("aws_elasticache_subnet_group"),
  "elasticfilesystem:access-point": anonymous("aws_efs_access_point", "name"),
  "elasticfilesystem:file-system": inNetwork("aws_efs_file_system"),
  "elasticloadbalancing:listener": anonymous("aws_lb_listener"),
  "elasticloadbalancing:listener-rule": anonymous("aws_lb_listener_rule"),
  "elasticloadbalancing:loadbalancer": renamed(named("aws_lb", "name", "arn"), part(1)),
  "elasticloadbalancing:targetgroup": renamed(named("aws_lb_target_group", "name", "arn"), part(0)),
  "events:rule": renamed(named("aws_cloudwatch_event_rule"), part(-1)),
  "kms:key": anonymous("aws_kms_key", "name"),
  "logs:log-group": renamed(named("aws_cloudwatch_log_group"), (name) => name.replace(/:\*$/, "")),
  "rds:cluster": named("aws_rds_cluster", "cluster_identifier"),
  "rds:cluster-pg": named("aws_rds_cluster_parameter_group"),
  "rds:db": named("aws_db_instance", "identifier"),
  "rds:pg": named("aws_db_parameter_group"),
  "rds:subgrp": named("aws_db_subnet_group"),
  "s3:": named("aws_s3_bucket", "bucket"),
  // Secrets Manager ends the name with a hyphen and six characters.
  "secretsmanager:secret": renamed(named("aws_secretsmanager_secret", "name", "arn"), (name) =>
    name.slice(0, -7),
  ),
  "servicediscovery:namespace": anonymous("aws_service_discovery_private_dns_namespace", "name"),
  "sns:": named("aws_sns_topic", "name", "arn"),
  "ssm:parameter": renamed(named("aws_ssm_parameter"), (name) => `/${name}`),
};

/** Services whose ARN ends with the name alone. */
const WITHOUT_KIND = ["s3", "sns"];

/** What is known of a tagged resource, or nothing when AWS made it itself. */
export function foundByArn(arn: string, tags: Tags): Found | undefined {
  const { service, kind, name } = parseArn(arn);
  if (MADE_BY_AWS.includes(kind) || (service === "secretsmanager" && name.startsWith("rds!")))
    return undefined;
  const known = KINDS[kind]?.(name, arn, tags) ?? { id: name, facts: {}, isUnique: false };
  return { ...known, name: arn };
}

/** The parts of an ARN; `kind` is the service and the word its last part begins with, e.g. `ec2:vpc`. */
export function parseArn(arn: string): { service: string; kind: string; name: string } {
  const [, , service = "", , , ...rest] = arn.split(":");
  const resource = rest.join(":");
  const [, word, name] = /^([a-z-]+)[:/](.*)$/.exec(resource) ?? [];
  if (word === undefined || WITHOUT_KIND.includes(service)) {
    return { service, kind: `${service}:`, name: resource };
  }
  return { service, kind: `${service}:${word}`, name: name ?? "" };
}
