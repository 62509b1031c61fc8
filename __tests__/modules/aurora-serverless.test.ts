import type { Cluster } from "../../modules/container-service/cluster";
import { FargateService } from "../../modules/container-service/fargate-service";
import { AuroraServerless, type AuroraServerlessProps } from "../../modules/database/aurora-serverless";
import type { Place } from "../../modules/naming/deployment";
import { problems, synthesized, type TestStack } from "../support/terraform";
import { clusterOf } from "./service-of";

const PROTECTED = { environment: "prod", isProtected: true };
const KEY = "${aws_kms_key.cluster_key.arn}";

function aurora(
  stack: TestStack,
  props: Partial<AuroraServerlessProps> = {},
  { network, key }: Cluster = clusterOf(stack),
): AuroraServerless {
  return new AuroraServerless(stack, "database", {
    network,
    key,
    databaseName: "llm_proxy",
    minCapacity: 0.5,
    maxCapacity: 4,
    backupRetentionDays: 14,
    logRetentionDays: 14,
    ...props,
  });
}

const synthesizedWith = (props: Partial<AuroraServerlessProps>, place: Partial<Place> = {}) =>
  synthesized((stack) => void aurora(stack, props), place);

const scaling = (props: Partial<AuroraServerlessProps>) =>
  synthesizedWith(props).resource("aws_rds_cluster.database")["serverlessv2_scaling_configuration"];

/** What refuses a database, without the heading. */
function refusals(props: Partial<AuroraServerlessProps>, place: Partial<Place> = {}): string[] {
  return problems((stack) => void aurora(stack, props), place)
    .slice(1)
    .map((line) => line.replace("  - ", ""));
}

describe("an Aurora Serverless database", () => {
  const terraform = synthesized((stack) => {
    const cluster = clusterOf(stack);
    const database = aurora(stack, {}, cluster);
    const { host, readerHost, port, databaseName, secretArn, username, password } = database;
    stack.publish({ database: { host, readerHost, port, databaseName, secretArn, username, password } });
    const image = "example.com/proxy:1.0.0";
    const proxy = new FargateService(stack, "proxy", { cluster, image, port: 8080, egress: "strict" });
    database.acceptFrom("proxy", proxy);
  });
  const cluster = terraform.resource("aws_rds_cluster.database");
  const instance = terraform.resource("aws_rds_cluster_instance.database_1");

  test("is PostgreSQL 16 by Aurora, whose minor versions are left to RDS", () => {
    expect(cluster).toMatchObject({
      cluster_identifier: "test-system-dev-database",
      engine: "aurora-postgresql",
      engine_mode: "provisioned",
      engine_version: "16",
      database_name: "llm_proxy",
      port: 5432,
    });
    expect(instance).toMatchObject({ auto_minor_version_upgrade: true });
    expect(instance).not.toHaveProperty("engine_version");
  });

  test("is one instance that grows and shrinks", () => {
    expect(terraform.addresses.filter((address) => /rds_cluster_instance/.test(address))).toEqual([
      "aws_rds_cluster_instance.database_1",
    ]);
    expect(instance).toMatchObject({
      identifier: "test-system-dev-database-1",
      cluster_identifier: "${aws_rds_cluster.database.id}",
      instance_class: "db.serverless",
      publicly_accessible: false,
    });
    expect(cluster["serverlessv2_scaling_configuration"]).toEqual({ min_capacity: 0.5, max_capacity: 4 });
  });

  test("is where databases are, and encrypted", () => {
    expect(terraform.resource("aws_db_subnet_group.database")["subnet_ids"]).toEqual([
      "${aws_subnet.network_private_a.id}",
      "${aws_subnet.network_private_b.id}",
    ]);
    expect(cluster).toMatchObject({
      db_subnet_group_name: "${aws_db_subnet_group.database.name}",
      vpc_security_group_ids: ["${aws_security_group.database.id}"],
      storage_encrypted: true,
      kms_key_id: KEY,
    });
  });

  test("lets in the services it is told to, which wait for it, and calls nobody", () => {
    expect(terraform.addresses.filter((address) => /security_group.*\.database/.test(address))).toEqual([
      "aws_security_group.database",
      "aws_vpc_security_group_ingress_rule.database_from_proxy",
    ]);
    expect(terraform.resource("aws_vpc_security_group_ingress_rule.database_from_proxy")).toMatchObject({
      referenced_security_group_id: "${aws_security_group.proxy.id}",
      from_port: 5432,
      to_port: 5432,
    });
    expect(terraform.addresses).toContain("aws_vpc_security_group_egress_rule.proxy_to_database");
    expect(terraform.resource("aws_ecs_service.proxy")["depends_on"]).toContain(
      "aws_rds_cluster_instance.database_1",
    );
  });

  test("leaves the password to RDS, in the secret whose keys it hands out", () => {
    expect(cluster).toMatchObject({ master_username: "database_admin", manage_master_user_password: true });
    expect(Object.keys(cluster).filter((name) => /master_password/.test(name))).toEqual([]);
    const secretArn = "${aws_rds_cluster.database.master_user_secret[0].secret_arn}";
    const permission = { actions: ["secretsmanager:GetSecretValue"], resources: [secretArn] };
    expect(terraform.output("database")).toEqual({
      host: "${aws_rds_cluster.database.endpoint}",
      readerHost: "${aws_rds_cluster.database.reader_endpoint}",
      port: 5432,
      databaseName: "llm_proxy",
      secretArn,
      username: { valueFrom: `${secretArn}:username::`, permission },
      password: { valueFrom: `${secretArn}:password::`, permission },
    });
  });

  test("takes connections with TLS only", () => {
    const group = terraform.resource("aws_rds_cluster_parameter_group.database");
    expect(group).toMatchObject({
      name: "test-system-dev-database-aurora-postgresql16",
      family: "aurora-postgresql16",
    });
    expect(group["parameter"]).toContainEqual({
      name: "rds.force_ssl",
      value: "1",
      apply_method: "pending-reboot",
    });
    expect(cluster["db_cluster_parameter_group_name"]).toBe(
      "${aws_rds_cluster_parameter_group.database.name}",
    );
  });

  test("has the group of its log before RDS would make it", () => {
    expect(terraform.resource("aws_cloudwatch_log_group.database_postgresql")).toEqual({
      name: "/aws/rds/cluster/test-system-dev-database/postgresql",
      retention_in_days: 14,
      kms_key_id: KEY,
    });
    expect(cluster).toMatchObject({
      enabled_cloudwatch_logs_exports: ["postgresql"],
      depends_on: ["aws_cloudwatch_log_group.database_postgresql"],
    });
  });

  test("leaves nothing behind", () => {
    expect(cluster).toMatchObject({
      apply_immediately: true,
      deletion_protection: false,
      delete_automated_backups: true,
      skip_final_snapshot: true,
    });
    expect(cluster).not.toHaveProperty("lifecycle");
  });
});

test("a protected database cannot be destroyed, and changes in its maintenance window only", () => {
  const terraform = synthesizedWith({}, PROTECTED);
  expect(terraform.resource("aws_rds_cluster.database")).toMatchObject({
    deletion_protection: true,
    lifecycle: { prevent_destroy: true },
    skip_final_snapshot: false,
    final_snapshot_identifier: "test-system-prod-database-final",
    delete_automated_backups: false,
    copy_tags_to_snapshot: true,
    backup_retention_period: 14,
    apply_immediately: false,
  });
  expect(terraform.resource("aws_rds_cluster_instance.database_1")["apply_immediately"]).toBe(false);
});

test("readers are the same as the instance that writes, as each may have to", () => {
  const terraform = synthesizedWith({ readers: 2 });
  const instances = [1, 2, 3].map((number) => {
    const { identifier, ...rest } = terraform.resource(`aws_rds_cluster_instance.database_${number}`);
    expect(identifier).toBe(`test-system-dev-database-${number}`);
    return rest;
  });
  expect(new Set(instances.map((instance) => JSON.stringify(instance))).size).toBe(1);
  expect(instances[0]).toMatchObject({ promotion_tier: 1 });
});

test("pauses after five minutes, or when it is told to, where it may shrink to nothing", () => {
  expect(scaling({ minCapacity: 0 })).toEqual({
    min_capacity: 0,
    max_capacity: 4,
    seconds_until_auto_pause: 300,
  });
  expect(scaling({ minCapacity: 0, autoPauseSeconds: 3600 })).toMatchObject({
    seconds_until_auto_pause: 3600,
  });
});

test("has Performance Insights from the capacity on that AWS asks for", () => {
  const instance = (minCapacity: number) =>
    synthesizedWith({ minCapacity }).resource("aws_rds_cluster_instance.database_1");
  expect(instance(1.5)).not.toHaveProperty("performance_insights_enabled");
  expect(instance(2)).toMatchObject({
    performance_insights_enabled: true,
    performance_insights_kms_key_id: KEY,
    performance_insights_retention_period: 7,
  });
});

test("a new major version brings its own parameter group, before the old one goes", () => {
  const terraform = synthesizedWith({ engineVersion: "17" });
  expect(terraform.resource("aws_rds_cluster_parameter_group.database")).toMatchObject({
    family: "aurora-postgresql17",
    lifecycle: { create_before_destroy: true },
  });
  expect(terraform.resource("aws_rds_cluster.database")).toMatchObject({
    engine_version: "17",
    allow_major_version_upgrade: true,
  });
});

test.each([0.25, 0.7, -1, 256.5, Number.NaN])("refuses %s as the least capacity", (minCapacity) => {
  expect(refusals({ minCapacity, maxCapacity: 256 })).toContain(
    `minCapacity must be 0, or from 0.5 to 256 in steps of 0.5; got ${minCapacity}`,
  );
});

test.each([0.5, 4.2, 257])("refuses %s as the most capacity", (maxCapacity) => {
  expect(refusals({ minCapacity: 0, maxCapacity })).toEqual([
    `maxCapacity must be from 1 to 256 in steps of 0.5, got ${maxCapacity}`,
  ]);
});

test("refuses to shrink to more than it may grow to", () => {
  expect(refusals({ minCapacity: 8, maxCapacity: 4 })).toEqual([
    "maxCapacity must be minCapacity 8 or more, got 4",
  ]);
});

test.each([299, 86_401, 300.5])("refuses to pause after %s seconds", (autoPauseSeconds) => {
  expect(refusals({ minCapacity: 0, autoPauseSeconds })).toEqual([
    `autoPauseSeconds must be a whole number from 300 to 86400, got ${autoPauseSeconds}`,
  ]);
});

test("refuses to pause what never shrinks to nothing", () => {
  expect(refusals({ minCapacity: 0.5, autoPauseSeconds: 600 })).toEqual([
    "autoPauseSeconds must be left out unless minCapacity is 0, got 600 with 0.5",
  ]);
});

test.each([-1, 16, 1.5])("refuses %s readers", (readers) => {
  expect(refusals({ readers })[0]).toBe(`readers must be a whole number from 0 to 15, got ${readers}`);
});

test("refuses everything at once that any PostgreSQL refuses", () => {
  const wrong = { databaseName: "user", backupRetentionDays: 7, logRetentionDays: 31, backupWindow: "3" };
  expect(refusals(wrong, PROTECTED).map((line) => line.split(" ")[0])).toEqual([
    "databaseName",
    "backupRetentionDays",
    "backupWindow",
    "logRetentionDays",
  ]);
});
