import { Cluster } from "../../modules/container-service/cluster";
import { ContainerPostgres } from "../../modules/database/container-postgres";
import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { problems, synthesized } from "../support/terraform";
import { clusterOf, networkOf, serviceOf } from "./service-of";

describe("a database in a container", () => {
  const terraform = synthesized((stack) => {
    const network = networkOf(stack);
    const cluster = clusterOf(stack, network);
    const database = new ContainerPostgres(stack, "traces", { cluster, network, databaseName: "langfuse" });
    database.acceptFrom("langgraph", serviceOf(stack, cluster));
    const { host, port, databaseName, secretArn, username, password } = database;
    stack.publish({ traces: { host, port, databaseName, secretArn, username, password } });
  });
  const service = terraform.resource("aws_ecs_service.traces_postgres");
  const task = terraform.resource("aws_ecs_task_definition.traces_postgres");
  const [container] = terraform.document(
    "aws_ecs_task_definition.traces_postgres",
    "container_definitions",
  ) as [Record<string, unknown>];

  test("is one task, which stops before the next one starts", () => {
    expect(service).toMatchObject({
      desired_count: 1,
      deployment_minimum_healthy_percent: 0,
      deployment_maximum_percent: 100,
      availability_zone_rebalancing: "DISABLED",
    });
    expect(terraform.addresses.filter((address) => address.startsWith("aws_appautoscaling"))).toEqual([]);
  });

  test("does not start its server before the one before has let go of the files", () => {
    expect(container["command"]).toEqual([
      "flock",
      "--no-fork",
      "/var/lib/postgresql/data/lock",
      "docker-entrypoint.sh",
      "postgres",
    ]);
  });

  test("runs PostgreSQL 15 of one release and Debian, without being root", () => {
    expect(container).toMatchObject({
      image: expect.stringMatching(/^public\.ecr\.aws\/docker\/library\/postgres:15\.\d+-bookworm$/),
      user: "999:999",
      portMappings: [{ containerPort: 5432 }],
    });
  });

  test("is healthy when it answers on its address", () => {
    expect(container["healthCheck"]).toMatchObject({
      command: ["CMD", "pg_isready", "--host=127.0.0.1", "--dbname=langfuse"],
    });
  });

  test("keeps its files below the mount point of an encrypted file system", () => {
    expect(terraform.resource("aws_efs_file_system.traces_files")).toMatchObject({
      encrypted: true,
      kms_key_id: "${aws_kms_key.cluster_key.arn}",
    });
    expect(task["volume"]).toMatchObject([
      {
        efs_volume_configuration: {
          file_system_id: "${aws_efs_file_system.traces_files.id}",
          transit_encryption: "ENABLED",
          authorization_config: {
            access_point_id: "${aws_efs_access_point.traces_files.id}",
            iam: "ENABLED",
          },
        },
      },
    ]);
    expect(container).toMatchObject({
      environment: [
        { name: "PGDATA", value: "/var/lib/postgresql/data/pgdata" },
        { name: "POSTGRES_DB", value: "langfuse" },
      ],
      mountPoints: [{ containerPath: "/var/lib/postgresql/data", readOnly: false }],
    });
  });

  test("owns its files", () => {
    expect(terraform.resource("aws_efs_access_point.traces_files")).toMatchObject({
      posix_user: { uid: 999, gid: 999 },
      root_directory: {
        path: "/postgresql",
        creation_info: { owner_uid: 999, owner_gid: 999, permissions: "0700" },
      },
    });
  });

  test("has its files backed up, and in every zone", () => {
    expect(terraform.resource("aws_efs_backup_policy.traces_files")["backup_policy"]).toEqual({
      status: "ENABLED",
    });
    for (const zone of ["a", "b"]) {
      expect(terraform.resource(`aws_efs_mount_target.traces_files_${zone}`)).toEqual({
        file_system_id: "${aws_efs_file_system.traces_files.id}",
        subnet_id: `\${aws_subnet.network_private_${zone}.id}`,
        security_groups: ["${aws_security_group.traces_files.id}"],
      });
    }
  });

  test("starts when its files can be mounted", () => {
    expect(service["depends_on"]).toEqual(
      expect.arrayContaining(["aws_efs_mount_target.traces_files_a", "aws_efs_mount_target.traces_files_b"]),
    );
  });

  test("is the only one that can mount its files: with TLS, and through the access point", () => {
    expect(
      terraform.document("aws_efs_file_system_policy.traces_files", "policy")["Statement"],
    ).toMatchObject([
      {
        Effect: "Allow",
        Principal: { AWS: "${aws_iam_role.traces_postgres_task.arn}" },
        Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
        Condition: {
          StringEquals: { "elasticfilesystem:AccessPointArn": "${aws_efs_access_point.traces_files.arn}" },
        },
      },
      {
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: ["elasticfilesystem:Client*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
    expect(
      terraform.resource("aws_vpc_security_group_ingress_rule.traces_files_from_postgres"),
    ).toMatchObject({
      security_group_id: "${aws_security_group.traces_files.id}",
      referenced_security_group_id: "${aws_security_group.traces_postgres.id}",
      from_port: 2049,
      to_port: 2049,
    });
  });

  test("calls nobody but AWS and its files", () => {
    expect(terraform.addresses.filter((address) => /egress_rule\.traces/.test(address))).toEqual([
      "aws_vpc_security_group_egress_rule.traces_postgres_to_files",
      "aws_vpc_security_group_egress_rule.traces_postgres_to_https",
    ]);
  });

  test("lets in the services it is told to", () => {
    expect(
      terraform.resource("aws_vpc_security_group_ingress_rule.traces_postgres_from_langgraph"),
    ).toMatchObject({
      referenced_security_group_id: "${aws_security_group.langgraph.id}",
      from_port: 5432,
      to_port: 5432,
    });
  });

  test("has a password that no state contains", () => {
    const version = terraform.resource("aws_secretsmanager_secret_version.traces_postgres_login");
    expect(version["secret_string_wo"]).toContain("${ephemeral.aws_secretsmanager_random_password.");
    expect(container["secrets"]).toMatchObject([{ name: "POSTGRES_PASSWORD" }, { name: "POSTGRES_USER" }]);
  });

  test("hands out what its clients need, which wait until the password is there", () => {
    const value = "${aws_secretsmanager_secret_version.traces_postgres_login.arn}";
    expect(terraform.output("traces")).toMatchObject({
      host: "postgres.agents.local",
      port: 5432,
      databaseName: "langfuse",
      secretArn: "${aws_secretsmanager_secret.traces_postgres_login.arn}",
      username: { valueFrom: `${value}:username::` },
      password: { valueFrom: `${value}:password::` },
    });
  });
});

test("refuses a cluster without names, in which nobody would find it", () => {
  const lines = problems((stack) => {
    const network = networkOf(stack);
    const key = new EncryptionKey(stack, "key", { description: "Logs" });
    const cluster = new Cluster(stack, "agents", {
      network,
      key,
      containerInsights: "enabled",
      logRetentionDays: 7,
    });
    new ContainerPostgres(stack, "traces", { cluster, network, databaseName: "langfuse" });
  });
  expect(lines).toEqual([
    "test-system-dev/traces:",
    "  - cluster needs a namespace, in which the database is found by its name; got none",
  ]);
});

test("refuses to keep what is protected, and a name SQL does not take", () => {
  const place = { environment: "prod", isProtected: true };
  const lines = problems((stack) => {
    const network = networkOf(stack);
    new ContainerPostgres(stack, "traces", {
      cluster: clusterOf(stack, network),
      network,
      databaseName: "table",
    });
  }, place);
  expect(lines).toEqual([
    "test-system-prod/traces:",
    "  - a database in a container is for development, got prod, which is protected; use Postgres",
    "  - databaseName must not be a word PostgreSQL reserves, got 'table'; 'table_db' would do",
  ]);
});
