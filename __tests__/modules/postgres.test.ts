import type { Cluster } from "../../modules/container-service/cluster";
import { FargateService } from "../../modules/container-service/fargate-service";
import { Postgres, type PostgresProps } from "../../modules/database/postgres";
import type { Place } from "../../modules/naming/deployment";
import { problems, synthesized, type Terraform, type TestStack } from "../support/terraform";
import { clusterOf } from "./service-of";

const PROTECTED = { environment: "prod", isProtected: true };

function postgres(
  stack: TestStack,
  props: Partial<PostgresProps> = {},
  cluster = clusterOf(stack),
): Postgres {
  const { network, key } = cluster;
  return new Postgres(stack, "traces", {
    network,
    key,
    databaseName: "langfuse",
    instanceClass: "db.t3.small",
    backupRetentionDays: 14,
    logRetentionDays: 30,
    ...props,
  });
}

/** What refuses a database, without the heading. */
function refusals(props: Partial<PostgresProps>, place: Partial<Place> = {}): string[] {
  return problems((stack) => void postgres(stack, props), place)
    .slice(1)
    .map((line) => line.replace("  - ", ""));
}

describe("a database", () => {
  const terraform = synthesized((stack) => {
    const cluster = clusterOf(stack);
    const database = postgres(stack, {}, cluster);
    const { host, port, databaseName, secretArn, username, password } = database;
    stack.publish({ traces: { host, port, databaseName, secretArn, username, password } });
    database.acceptFrom("langfuse", client(stack, cluster, "langfuse", "strict"));
    database.acceptFrom("reports", client(stack, cluster, "reports", "open"));
  });
  const instance = terraform.resource("aws_db_instance.traces");

  test("is PostgreSQL 16, whose minor versions are left to RDS", () => {
    expect(instance).toMatchObject({
      identifier: "test-system-dev-traces",
      engine: "postgres",
      engine_version: "16",
      auto_minor_version_upgrade: true,
      db_name: "langfuse",
      port: 5432,
    });
  });

  test("is in the private subnets, and nothing of it is public", () => {
    expect(terraform.resource("aws_db_subnet_group.traces")["subnet_ids"]).toEqual([
      "${aws_subnet.network_private_a.id}",
      "${aws_subnet.network_private_b.id}",
    ]);
    expect(instance).toMatchObject({
      publicly_accessible: false,
      db_subnet_group_name: "${aws_db_subnet_group.traces.name}",
      vpc_security_group_ids: ["${aws_security_group.traces.id}"],
    });
  });

  test("lets in the services it is told to, and calls nobody", () => {
    expect(terraform.addresses.filter((address) => /security_group.*\.traces/.test(address))).toEqual([
      "aws_security_group.traces",
      "aws_vpc_security_group_ingress_rule.traces_from_langfuse",
      "aws_vpc_security_group_ingress_rule.traces_from_reports",
    ]);
    expect(terraform.resource("aws_vpc_security_group_ingress_rule.traces_from_langfuse")).toEqual({
      security_group_id: "${aws_security_group.traces.id}",
      description: "langfuse to PostgreSQL",
      referenced_security_group_id: "${aws_security_group.langfuse.id}",
      ip_protocol: "tcp",
      from_port: 5432,
      to_port: 5432,
    });
  });

  test("opens the way at the other end where services may not connect to everything", () => {
    expect(terraform.addresses).toContain("aws_vpc_security_group_egress_rule.langfuse_to_traces");
    expect(terraform.addresses).not.toContain("aws_vpc_security_group_egress_rule.reports_to_traces");
  });

  test("encrypts its storage and what Performance Insights keeps for a week", () => {
    const key = "${aws_kms_key.cluster_key.arn}";
    expect(instance).toMatchObject({
      storage_type: "gp3",
      storage_encrypted: true,
      kms_key_id: key,
      performance_insights_enabled: true,
      performance_insights_kms_key_id: key,
      performance_insights_retention_period: 7,
    });
  });

  test("begins with 20 GiB and may grow to five times that", () => {
    expect(instance).toMatchObject({ allocated_storage: 20, max_allocated_storage: 100 });
  });

  test("leaves the password to RDS", () => {
    expect(instance).toMatchObject({ username: "database_admin", manage_master_user_password: true });
    expect(Object.keys(instance).filter((name) => /^password/.test(name))).toEqual([]);
  });

  test("hands out its address, and single keys of the secret", () => {
    const secret = "${aws_db_instance.traces.master_user_secret[0].secret_arn}";
    const permission = { actions: ["secretsmanager:GetSecretValue"], resources: [secret] };
    expect(terraform.output("traces")).toEqual({
      host: "${aws_db_instance.traces.address}",
      port: 5432,
      databaseName: "langfuse",
      secretArn: secret,
      username: { valueFrom: `${secret}:username::`, permission },
      password: { valueFrom: `${secret}:password::`, permission },
    });
  });

  test("takes connections with TLS only", () => {
    expect(parameters(terraform)).toContainEqual({
      name: "rds.force_ssl",
      value: "1",
      apply_method: "pending-reboot",
    });
  });

  test("logs slow statements without people's data", () => {
    const values = Object.fromEntries(parameters(terraform).map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({ log_min_duration_statement: "1000", log_parameter_max_length: "0" });
  });

  test.each(["postgresql", "upgrade"])("has the group of its %s log before RDS would make it", (log) => {
    expect(terraform.resource(`aws_cloudwatch_log_group.traces_${log}`)).toEqual({
      name: `/aws/rds/instance/test-system-dev-traces/${log}`,
      retention_in_days: 30,
      kms_key_id: "${aws_kms_key.cluster_key.arn}",
    });
    expect(instance["enabled_cloudwatch_logs_exports"]).toContain(log);
    expect(instance["depends_on"]).toContain(`aws_cloudwatch_log_group.traces_${log}`);
  });

  test("keeps backups for the days it is told, in hours of their own", () => {
    expect(instance).toMatchObject({
      backup_retention_period: 14,
      backup_window: "03:00-04:00",
      maintenance_window: "sun:05:00-sun:06:00",
      copy_tags_to_snapshot: true,
    });
  });

  test("leaves nothing behind", () => {
    expect(instance).toMatchObject({
      apply_immediately: true,
      deletion_protection: false,
      delete_automated_backups: true,
      skip_final_snapshot: true,
      multi_az: false,
    });
    expect(instance).not.toHaveProperty("lifecycle");
  });
});

describe("a protected database", () => {
  const instance = synthesized((stack) => void postgres(stack, { multiAz: true }), PROTECTED).resource(
    "aws_db_instance.traces",
  );

  test("cannot be destroyed, and would leave a snapshot and its backups", () => {
    expect(instance).toMatchObject({
      deletion_protection: true,
      lifecycle: { prevent_destroy: true },
      skip_final_snapshot: false,
      final_snapshot_identifier: "test-system-prod-traces-final",
      delete_automated_backups: false,
    });
  });

  test("has a standby, and changes in its maintenance window only", () => {
    expect(instance).toMatchObject({ multi_az: true, apply_immediately: false });
  });
});

test("a new major version brings its own parameter group, before the old one goes", () => {
  const terraform = synthesized((stack) => void postgres(stack, { engineVersion: "17" }));
  expect(terraform.resource("aws_db_parameter_group.traces")).toMatchObject({
    name: "test-system-dev-traces-postgres17",
    family: "postgres17",
    lifecycle: { create_before_destroy: true },
  });
  expect(terraform.resource("aws_db_instance.traces")).toMatchObject({
    engine_version: "17",
    allow_major_version_upgrade: true,
  });
});

test("a minor version that is named stays, in the parameter group of its major one", () => {
  const terraform = synthesized((stack) => void postgres(stack, { engineVersion: "17.2" }));
  expect(terraform.resource("aws_db_parameter_group.traces")["family"]).toBe("postgres17");
  expect(terraform.resource("aws_db_instance.traces")).toMatchObject({
    engine_version: "17.2",
    auto_minor_version_upgrade: false,
  });
});

test("the user whose password RDS keeps may be called otherwise", () => {
  const terraform = synthesized((stack) => void postgres(stack, { username: "agno" }));
  expect(terraform.resource("aws_db_instance.traces")["username"]).toBe("agno");
});

test.each(["admin", "postgres", "user", "Agno", ""])("refuses the user '%s'", (username) => {
  expect(refusals({ username })).toEqual([expect.stringMatching(`^username must .*got '${username}'$`)]);
});

test("its logs and last snapshot follow an identifier that is given later", () => {
  const terraform = synthesized(
    (stack) => {
      postgres(stack).resource.identifier = "old-db";
    },
    { isProtected: true },
  );
  expect(terraform.resource("aws_cloudwatch_log_group.traces_upgrade")["name"]).toBe(
    "/aws/rds/instance/old-db/upgrade",
  );
  expect(terraform.resource("aws_db_instance.traces")["final_snapshot_identifier"]).toBe("old-db-final");
});

test.each(["Langfuse", "1st", "lang-fuse", ""])("refuses the database name '%s'", (databaseName) => {
  expect(refusals({ databaseName })).toEqual([
    "databaseName must be 1 to 63 lower-case letters, digits and underscores, beginning with a letter; " +
      `got '${databaseName}'`,
  ]);
});

test("refuses a database name that SQL would not understand", () => {
  expect(refusals({ databaseName: "user" })).toEqual([
    "databaseName must not be a word PostgreSQL reserves, got 'user'; 'user_db' would do",
  ]);
});

test.each(["t3.small", "db.t3", "db.t3.huge"])("refuses the instance class %s", (instanceClass) => {
  expect(refusals({ instanceClass })).toEqual([
    `instanceClass must read db.<family>.<size> like db.t3.small, got '${instanceClass}'`,
  ]);
});

test.each(["db.t2.micro", "db.m4.large"])("refuses %s, which PostgreSQL left behind", (instanceClass) => {
  expect(refusals({ instanceClass })).toEqual([
    `instanceClass must be of a family that runs PostgreSQL 13 and later, such as db.t3; got '${instanceClass}'`,
  ]);
});

test.each(["db.t4g.micro", "db.r6i.2xlarge", "db.m5.xlarge", "db.x2iedn.16xlarge"])(
  "takes %s",
  (instanceClass) => {
    expect(refusals({ instanceClass })).toEqual([]);
  },
);

test("refuses storage that RDS does not offer, or that cannot grow", () => {
  expect(refusals({ allocatedStorageGiB: 10 })).toEqual([
    "allocatedStorageGiB must be a whole number from 20 to 65536, got 10",
  ]);
  expect(refusals({ allocatedStorageGiB: 100, maxAllocatedStorageGiB: 105 })).toEqual([
    "maxAllocatedStorageGiB must be a tenth above allocatedStorageGiB 100, so 110 or more; got 105",
  ]);
});

test.each([0, 36, 7.5])("refuses to keep backups for %s days", (backupRetentionDays) => {
  expect(refusals({ backupRetentionDays })).toEqual([
    `backupRetentionDays must be a whole number from 1 to 35, got ${backupRetentionDays}`,
  ]);
});

test("refuses to keep backups for less than two weeks in a protected deployment", () => {
  expect(refusals({ backupRetentionDays: 13 }, PROTECTED)).toEqual([
    "backupRetentionDays must be a whole number from 14 to 35 in a protected deployment, got 13",
  ]);
});

test.each([
  [
    "3:00-4:00",
    "sun:05:00-sun:06:00",
    "backupWindow must read hh:mm-hh:mm in UTC like 03:00-04:00, got '3:00-4:00'",
  ],
  [
    "03:00-04:00",
    "05:00-06:00",
    "maintenanceWindow must read ddd:hh:mm-ddd:hh:mm in UTC like sun:05:00-sun:06:00, got '05:00-06:00'",
  ],
  [
    "03:00-03:20",
    "sun:05:00-sun:06:00",
    "backupWindow must last from 30 minutes to less than a day, got 03:00-03:20",
  ],
  [
    "03:00-04:00",
    "sun:05:00-mon:05:00",
    "maintenanceWindow must last from 30 minutes to less than a day, got sun:05:00-mon:05:00",
  ],
  [
    "23:30-00:30",
    "sun:00:00-sun:01:00",
    "maintenanceWindow must not overlap backupWindow 23:30-00:30, got sun:00:00-sun:01:00",
  ],
  [
    "03:00-04:00",
    "sat:22:00-sun:04:00",
    "maintenanceWindow must not overlap backupWindow 03:00-04:00, got sat:22:00-sun:04:00",
  ],
])("refuses backups at %s with maintenance at %s", (backupWindow, maintenanceWindow, problem) => {
  expect(refusals({ backupWindow, maintenanceWindow })).toContain(problem);
});

test("takes windows that pass midnight and touch", () => {
  expect(refusals({ backupWindow: "23:30-00:30", maintenanceWindow: "sat:22:30-sat:23:30" })).toEqual([]);
});

test("refuses a log retention CloudWatch does not know", () => {
  expect(refusals({ logRetentionDays: 31 })[0]).toMatch(/^logRetentionDays must be one of .*; got 31$/);
});

function client(stack: TestStack, cluster: Cluster, id: string, egress: "open" | "strict"): FargateService {
  return new FargateService(stack, id, { cluster, image: "example.com/client:1.0.0", port: 3000, egress });
}

function parameters(terraform: Terraform): { name: string; value: string; apply_method: string }[] {
  return terraform.resource("aws_db_parameter_group.traces")["parameter"];
}
