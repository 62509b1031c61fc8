export type Values = Readonly<Record<string, unknown>>;

/** One resource of a large plan: what it is, and what becomes of it. */
export interface Sample {
  readonly type: string;
  readonly actions: readonly string[];
  readonly before: Values | null;
  readonly after: Values | null;

  /** @default - everything is known */
  readonly unknown?: Values;

  /** @default - nothing is marked */
  readonly sensitive?: Values;

  /** @default - it is no replacement */
  readonly replacedBy?: readonly (readonly string[])[];

  /** Addresses by attribute. @default - it refers to nothing */
  readonly refersTo?: Readonly<Record<string, string>>;
}

const TAGS = { System: "orchestrator", Environment: "prod", ManagedBy: "terraform", Team: "platform" };

/** What a team's resources are: ten kinds in turn, of which most only get another tag. */
export function sampleOf(i: number): Sample {
  const id = `${i.toString(16).padStart(8, "0")}`;
  const tagged = (commit: string) => ({
    tags: { ...TAGS, Commit: commit },
    tags_all: { ...TAGS, Commit: commit },
  });
  switch (i % 10) {
    case 0:
      return {
        type: "aws_ecs_task_definition",
        actions: ["create", "delete"],
        before: {
          id,
          arn: arn("ecs", id),
          family: `part-${i}`,
          cpu: "1024",
          container_definitions: containers(i, "1.41.0"),
        },
        after: { family: `part-${i}`, cpu: "1024", container_definitions: containers(i, "1.42.0") },
        unknown: { id: true, arn: true, revision: true },
        replacedBy: [["container_definitions"]],
        refersTo: { execution_role_arn: `aws_iam_role.part_${i + 3}` },
      };
    case 1:
      return updated(
        "aws_iam_role_policy",
        { id, name: `part-${i}`, role: `part-${i + 2}`, policy: policy(i, 8) },
        { policy: policy(i, 9) },
        { role: `aws_iam_role.part_${i + 2}` },
      );
    case 2:
      return updated(
        "aws_security_group",
        { id, vpc_id: "vpc-1", ...tagged("1a"), ingress: ingress(i, 12) },
        { ingress: [...ingress(i, 12).reverse().slice(1), ...ingress(i + 1, 1)] },
      );
    case 3:
      return updated(
        "aws_iam_role",
        { id, name: `part-${i}`, assume_role_policy: policy(i, 1), ...tagged("1a") },
        tagged("9f"),
      );
    case 4:
    case 5:
      return updated(
        "aws_subnet",
        { id, arn: arn("ec2", id), cidr_block: `10.0.${i % 250}.0/24`, vpc_id: "vpc-1", ...tagged("1a") },
        tagged("9f"),
      );
    case 6:
      return updated(
        "aws_lambda_function",
        {
          id,
          function_name: `part-${i}`,
          role: arn("iam", id),
          memory_size: 512,
          environment: [{ variables: { LEVEL: "info", URL: `https://${id}` } }],
          ...tagged("1a"),
        },
        { environment: [{ variables: { LEVEL: "debug", URL: `https://${id}/v2` } }] },
        { role: `aws_iam_role.part_${i - 3}` },
        { environment: [{ variables: { URL: true } }] },
      );
    case 7:
      return {
        type: "aws_cloudwatch_log_group",
        actions: ["create"],
        before: null,
        after: { name: `/ecs/part-${i}`, retention_in_days: 30, ...tagged("9f") },
        unknown: { id: true, arn: true },
      };
    case 8:
      return updated(
        "aws_s3_bucket_policy",
        { id, bucket: `part-${i}`, policy: policy(i, 6) },
        { policy: policy(i, 6, true) },
      );
    default:
      return i % 100 === 9
        ? {
            type: "aws_sqs_queue",
            actions: ["delete"],
            before: { id, name: `part-${i}`, policy: policy(i, 2), ...tagged("1a") },
            after: null,
          }
        : {
            ...updated(
              "aws_lb_target_group",
              { id, name: `part-${i}`, port: 8000, protocol: "HTTP", ...tagged("1a") },
              {},
            ),
            actions: ["no-op"],
          };
  }
}

function updated(
  type: string,
  before: Values,
  changes: Values,
  refersTo: Readonly<Record<string, string>> = {},
  sensitive: Values = {},
): Sample {
  return { type, actions: ["update"], before, after: { ...before, ...changes }, refersTo, sensitive };
}

function arn(service: string, id: string): string {
  return `arn:aws:${service}:us-east-1:111122223333:it/${id}`;
}

function policy(i: number, statements: number, isReversed = false): string {
  const all = Array.from({ length: statements }, (_, n) => ({
    Sid: `Statement${n}`,
    Effect: "Allow",
    Principal: { Service: "ecs-tasks.amazonaws.com" },
    Action: ["s3:GetObject", "s3:PutObject", `sqs:SendMessage`],
    Resource: [`arn:aws:s3:::part-${i}-${n}/*`, `arn:aws:sqs:us-east-1:111122223333:part-${n}`],
  }));
  return JSON.stringify({ Version: "2012-10-17", Statement: isReversed ? all.reverse() : all });
}

function containers(i: number, version: string): string {
  return JSON.stringify(
    ["app", "proxy", "logs"].map((name) => ({
      name,
      image: `111122223333.dkr.ecr.us-east-1.amazonaws.com/part-${i}-${name}:${version}`,
      cpu: 256,
      essential: name === "app",
      portMappings: [{ containerPort: 8000, hostPort: 8000, protocol: "tcp" }],
      environment: Array.from({ length: 8 }, (_, n) => ({
        name: `SETTING_${n}`,
        value: `value-${n}-of-${i}`,
      })),
      secrets: [{ name: "DB_PASSWORD", valueFrom: arn("secretsmanager", name) }],
    })),
  );
}

function ingress(i: number, rules: number): Values[] {
  return Array.from({ length: rules }, (_, n) => ({
    description: `peer ${n} of part ${i}`,
    cidr_blocks: [`10.${i % 250}.${n}.0/24`],
    from_port: 8000 + n,
    to_port: 8000 + n,
    protocol: "tcp",
    security_groups: [],
    self: false,
  }));
}
