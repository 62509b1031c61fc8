import { DescribeRepositoriesCommand, GetLifecyclePolicyCommand, type Repository } from "@aws-sdk/client-ecr";
import {
  type DBInstance,
  DescribeDBInstancesCommand,
  paginateDescribeDBParameters,
} from "@aws-sdk/client-rds";
import type { Applied } from "../support/applied";
import { networkOf } from "../support/network-of";

const PREFIX = "multi-agent-orchestrator-dev";

export function imageTests(applied: () => Applied): void {
  let repositories: Repository[];
  beforeAll(async () => {
    ({ repositories = [] } = await applied().aws.ecr.send(new DescribeRepositoriesCommand({})));
  });

  test("have a repository for each service", () => {
    expect(repositories.map(({ repositoryName }) => repositoryName).sort()).toEqual([
      `${PREFIX}-aws-agent-core`,
      `${PREFIX}-langgraph`,
      `${PREFIX}-snowflake-cortex`,
    ]);
  });

  test("are scanned, encrypted, and never change under their tag", () => {
    for (const repository of repositories) {
      expect(repository).toMatchObject({
        imageTagMutability: "IMMUTABLE",
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfiguration: { encryptionType: "AES256" },
      });
    }
  });

  test("expire when they are untagged, or older than the newest ten", async () => {
    for (const { repositoryName } of repositories) {
      const { lifecyclePolicyText = "" } = await applied().aws.ecr.send(
        new GetLifecyclePolicyCommand({ repositoryName }),
      );
      expect(JSON.parse(lifecyclePolicyText).rules).toMatchObject([
        { selection: { tagStatus: "untagged" }, action: { type: "expire" } },
        {
          selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 10 },
          action: { type: "expire" },
        },
      ]);
    }
  });
}

export function databaseTests(applied: () => Applied): void {
  let database: DBInstance;
  beforeAll(async () => {
    const { DBInstances } = await applied().aws.rds.send(new DescribeDBInstancesCommand({}));
    expect(DBInstances).toHaveLength(1);
    [database = {}] = DBInstances ?? [];
  });

  test("is PostgreSQL 16 on a small instance, with encrypted gp3 storage that grows", () => {
    expect(database).toMatchObject({
      DBInstanceIdentifier: `${PREFIX}-database`,
      DBInstanceClass: "db.t3.micro",
      Engine: "postgres",
      EngineVersion: expect.stringMatching(/^16/),
      MultiAZ: false,
      StorageType: "gp3",
      AllocatedStorage: 20,
      MaxAllocatedStorage: 100,
      StorageEncrypted: true,
      KmsKeyId: expect.stringContaining(":key/"),
    });
  });

  test("is in private subnets, and not public", async () => {
    const { subnets } = await networkOf(applied().aws, "multi-agent-orchestrator");
    expect(database.PubliclyAccessible).toBe(false);
    expect(database.DBSubnetGroup?.Subnets?.map(({ SubnetIdentifier }) => SubnetIdentifier).sort()).toEqual(
      [subnets["private-a"]?.SubnetId, subnets["private-b"]?.SubnetId].sort(),
    );
  });

  test("is backed up for a week, outside the hours in which it is maintained", () => {
    expect(database).toMatchObject({
      BackupRetentionPeriod: 7,
      PreferredBackupWindow: "03:00-04:00",
      PreferredMaintenanceWindow: "sun:05:00-sun:06:00",
      DeletionProtection: false,
    });
  });

  test("is watched by Performance Insights, and hands its logs to CloudWatch", () => {
    expect(database).toMatchObject({
      PerformanceInsightsEnabled: true,
      PerformanceInsightsKMSKeyId: database.KmsKeyId,
      EnabledCloudwatchLogsExports: ["postgresql", "upgrade"],
    });
  });

  test("has a password that RDS keeps in Secrets Manager", () => {
    expect(database.MasterUserSecret).toMatchObject({
      SecretArn: expect.stringContaining(":secret:rds!db-"),
      SecretStatus: "active",
    });
  });

  test("refuses connections without TLS", async () => {
    const [group] = database.DBParameterGroups ?? [];
    const values: Record<string, string | undefined> = {};
    for await (const { Parameters = [] } of paginateDescribeDBParameters(
      { client: applied().aws.rds },
      { DBParameterGroupName: group?.DBParameterGroupName },
    )) {
      for (const { ParameterName = "", ParameterValue } of Parameters) values[ParameterName] = ParameterValue;
    }
    expect(values).toMatchObject({ "rds.force_ssl": "1", log_min_duration_statement: "1000" });
  });
}
