import { EC2 } from "@aws-sdk/client-ec2";
import { EFS } from "@aws-sdk/client-efs";
import { RDS } from "@aws-sdk/client-rds";
import { S3 } from "@aws-sdk/client-s3";
import type { ClientConfig } from "../../../tools/rehearsal/aws-client";

/** @param config known once the simulated AWS runs */
export function data(config: () => ClientConfig): void {
  describe("RDS", () => {
    const create = (DBInstanceIdentifier: string, options: object = {}) =>
      new RDS(config()).createDBInstance({
        DBInstanceIdentifier,
        DBInstanceClass: "db.t3.micro",
        Engine: "postgres",
        EngineVersion: "16",
        AllocatedStorage: 20,
        MasterUsername: "agent",
        ManageMasterUserPassword: true,
        ...options,
      });

    test("gives every instance a resource id of its own", async () => {
      const [one, other] = await Promise.all([create("one"), create("other")]);
      expect(one.DBInstance?.DbiResourceId).not.toBe(other.DBInstance?.DbiResourceId);
    });

    test("remembers Performance Insights and enhanced monitoring, also when they change", async () => {
      const { DBInstance } = await create("watched", {
        EnablePerformanceInsights: true,
        MonitoringInterval: 60,
      });
      expect(DBInstance).toMatchObject({
        PerformanceInsightsEnabled: true,
        PerformanceInsightsRetentionPeriod: 7,
        MonitoringInterval: 60,
      });
      const modified = await new RDS(config()).modifyDBInstance({
        DBInstanceIdentifier: "watched",
        EnablePerformanceInsights: false,
        MonitoringInterval: 0,
      });
      expect(modified.DBInstance).toMatchObject({ PerformanceInsightsEnabled: false, MonitoringInterval: 0 });
    });

    test("keeps the secret of a managed password when the instance changes", async () => {
      const { DBInstance } = await create("managed");
      const modified = await new RDS(config()).modifyDBInstance({
        DBInstanceIdentifier: "managed",
        ManageMasterUserPassword: true,
        AllocatedStorage: 30,
      });
      expect(modified.DBInstance).toMatchObject({
        AllocatedStorage: 30,
        MasterUserSecret: { SecretArn: DBInstance?.MasterUserSecret?.SecretArn },
      });
    });

    test("keeps a subnet group that changes, and in it the subnets of its databases", async () => {
      const ec2 = new EC2(config());
      const { Vpc: { VpcId } = {} } = await ec2.createVpc({ CidrBlock: "10.60.0.0/16" });
      const SubnetIds: string[] = [];
      for (const letter of ["a", "b", "c"]) {
        const AvailabilityZone = `us-east-1${letter}`;
        const CidrBlock = `10.60.${SubnetIds.length}.0/24`;
        const { Subnet } = await ec2.createSubnet({ VpcId, AvailabilityZone, CidrBlock });
        SubnetIds.push(Subnet?.SubnetId ?? "");
      }
      const rds = new RDS(config());
      const group = { DBSubnetGroupName: "kept", SubnetIds };
      await rds.createDBSubnetGroup({ ...group, DBSubnetGroupDescription: "before" });
      await create("inside", { DBSubnetGroupName: "kept", AvailabilityZone: "us-east-1a" });
      await expect(
        rds.modifyDBSubnetGroup({ DBSubnetGroupName: "kept", SubnetIds: SubnetIds.slice(1) }),
      ).rejects.toThrow(`currently in use: ${SubnetIds[0]}`);
      await rds.modifyDBSubnetGroup({
        DBSubnetGroupName: "kept",
        SubnetIds: SubnetIds.slice(0, 2),
        DBSubnetGroupDescription: "after",
      });
      const { DBSubnetGroups } = await rds.describeDBSubnetGroups({ DBSubnetGroupName: "kept" });
      expect(DBSubnetGroups).toMatchObject([{ DBSubnetGroupDescription: "after" }]);
    });

    test("says that a person set a parameter", async () => {
      const rds = new RDS(config());
      const group = { DBParameterGroupName: "tls", DBParameterGroupFamily: "postgres16", Description: "TLS" };
      await rds.createDBParameterGroup(group);
      const Parameters = [
        { ParameterName: "rds.force_ssl", ParameterValue: "1", ApplyMethod: "immediate" as const },
      ];
      await rds.modifyDBParameterGroup({ DBParameterGroupName: "tls", Parameters });
      const described = await rds.describeDBParameters({ DBParameterGroupName: "tls", Source: "user" });
      expect(described.Parameters).toMatchObject([{ ParameterName: "rds.force_ssl", Source: "user" }]);
    });

    describe("a cluster", () => {
      const createCluster = (DBClusterIdentifier: string) =>
        new RDS(config()).createDBCluster({
          DBClusterIdentifier,
          Engine: "aurora-postgresql",
          EngineVersion: "16",
          MasterUsername: "agent",
          ManageMasterUserPassword: true,
          ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 4 },
        });

      test("has the scaling of Serverless v2 alone", async () => {
        const { DBCluster } = await createCluster("scaling");
        expect(DBCluster?.ServerlessV2ScalingConfiguration).toMatchObject({
          MinCapacity: 0.5,
          MaxCapacity: 4,
        });
        expect(DBCluster?.ScalingConfigurationInfo).toBeUndefined();
      });

      test("keeps the secret of a managed password when it changes", async () => {
        const { DBCluster } = await createCluster("managed-cluster");
        const modified = await new RDS(config()).modifyDBCluster({
          DBClusterIdentifier: "managed-cluster",
          ManageMasterUserPassword: true,
          ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 8 },
        });
        expect(modified.DBCluster).toMatchObject({
          ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 8 },
          MasterUserSecret: { SecretArn: DBCluster?.MasterUserSecret?.SecretArn },
        });
      });

      test("refuses to pause what never shrinks to nothing", async () => {
        await createCluster("awake");
        await expect(
          new RDS(config()).modifyDBCluster({
            DBClusterIdentifier: "awake",
            ServerlessV2ScalingConfiguration: {
              MinCapacity: 0.5,
              MaxCapacity: 4,
              SecondsUntilAutoPause: 300,
            },
          }),
        ).rejects.toMatchObject({ name: "InvalidParameterValue" });
      });

      test("says that a person set a parameter", async () => {
        const rds = new RDS(config());
        const named = { DBClusterParameterGroupName: "cluster-tls" };
        await rds.createDBClusterParameterGroup({
          ...named,
          DBParameterGroupFamily: "aurora-postgresql16",
          Description: "TLS",
        });
        const parameter = { ParameterName: "rds.force_ssl", ParameterValue: "1" };
        await rds.modifyDBClusterParameterGroup({
          ...named,
          Parameters: [{ ...parameter, ApplyMethod: "pending-reboot" }],
        });
        expect((await rds.describeDBClusterParameters(named)).Parameters).toMatchObject([
          { ...parameter, Source: "user" },
        ]);
      });
    });

    test("refuses to delete a protected instance", async () => {
      await create("protected", { DeletionProtection: true });
      await expect(
        new RDS(config()).deleteDBInstance({ DBInstanceIdentifier: "protected", SkipFinalSnapshot: true }),
      ).rejects.toMatchObject({ name: "InvalidParameterCombination" });
    });
  });

  describe("EFS", () => {
    const fileSystem = async () =>
      (await new EFS(config()).createFileSystem({ CreationToken: `${Math.random()}` })).FileSystemId ?? "";

    test("switches the throughput mode", async () => {
      const FileSystemId = await fileSystem();
      await new EFS(config()).updateFileSystem({ FileSystemId, ThroughputMode: "elastic" });
      const { FileSystems } = await new EFS(config()).describeFileSystems({ FileSystemId });
      expect(FileSystems).toMatchObject([{ ThroughputMode: "elastic" }]);
    });

    test.each(["ENABLED", "DISABLED"] as const)("answers a backup policy that is %s", async (Status) => {
      const FileSystemId = await fileSystem();
      await new EFS(config()).putBackupPolicy({ FileSystemId, BackupPolicy: { Status } });
      const { BackupPolicy } = await new EFS(config()).describeBackupPolicy({ FileSystemId });
      expect(BackupPolicy).toEqual({ Status });
    });

    test("takes a file system's policy away", async () => {
      const FileSystemId = await fileSystem();
      const efs = new EFS(config());
      await efs.putFileSystemPolicy({ FileSystemId, Policy: "{}" });
      await efs.deleteFileSystemPolicy({ FileSystemId });
      await expect(efs.describeFileSystemPolicy({ FileSystemId })).rejects.toMatchObject({
        name: "PolicyNotFound",
      });
    });
  });

  describe("S3", () => {
    const client = () => new S3({ ...config(), forcePathStyle: true });
    const bucket = async (Bucket: string, ...Statement: object[]) => {
      await client().createBucket({ Bucket });
      if (Statement.length > 0)
        await client().putBucketPolicy({
          Bucket,
          Policy: JSON.stringify({ Version: "2012-10-17", Statement }),
        });
    };

    test("remembers how many old versions a lifecycle rule keeps", async () => {
      const NoncurrentVersionExpiration = { NoncurrentDays: 90, NewerNoncurrentVersions: 10 };
      const rule = {
        ID: "old",
        Status: "Enabled",
        Filter: { Prefix: "" },
        NoncurrentVersionExpiration,
      } as const;
      await bucket("versions");
      await client().putBucketLifecycleConfiguration({
        Bucket: "versions",
        LifecycleConfiguration: { Rules: [rule] },
      });
      const { Rules } = await client().getBucketLifecycleConfiguration({ Bucket: "versions" });
      expect(Rules).toMatchObject([{ NoncurrentVersionExpiration }]);
    });

    test("lets a bucket that refuses plain HTTP be used", async () => {
      const plainHttp = {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: ["arn:aws:s3:::tls", "arn:aws:s3:::tls/*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      };
      await bucket("tls", plainHttp);
      await client().putObject({ Bucket: "tls", Key: "a", Body: "a" });
      expect((await client().listObjectsV2({ Bucket: "tls" })).KeyCount).toBe(1);
    });

    test("accepts access logs when the target's policy lets S3 write them", async () => {
      const logs = {
        Effect: "Allow",
        Principal: { Service: "logging.s3.amazonaws.com" },
        Action: ["s3:PutObject"],
        Resource: ["arn:aws:s3:::logs/*"],
      };
      await bucket("logs", { ...logs, Principal: "*", Action: ["s3:GetObject"] }, logs);
      await bucket("watched");
      const LoggingEnabled = { TargetBucket: "logs", TargetPrefix: "s3/" };
      await client().putBucketLogging({ Bucket: "watched", BucketLoggingStatus: { LoggingEnabled } });
      expect((await client().getBucketLogging({ Bucket: "watched" })).LoggingEnabled).toEqual(LoggingEnabled);
    });
  });
}
