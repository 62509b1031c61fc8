import { DescribeFlowLogsCommand, DescribeVpcEndpointsCommand } from "@aws-sdk/client-ec2";
import { DescribeRepositoriesCommand } from "@aws-sdk/client-ecr";
import {
  type AccessPointDescription,
  DescribeAccessPointsCommand,
  DescribeBackupPolicyCommand,
  DescribeFileSystemPolicyCommand,
  DescribeFileSystemsCommand,
  DescribeMountTargetsCommand,
  type FileSystemDescription,
} from "@aws-sdk/client-efs";
import { DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { GetParameterCommand } from "@aws-sdk/client-ssm";
import type { Settings } from "../../stacks/multi-agent-orchestrator/options";
import { SETTINGS } from "../../stacks/multi-agent-orchestrator/settings";
import { expectNoChanges, expectNothingLeft } from "../../tools/rehearsal/expectations";
import { applied } from "./support/applied";
import { attributeOf, changesOf } from "./support/changes-of";
import { type DeployedNetwork, networkOf, rulesOf } from "./support/network-of";
import { describeWithAws } from "./support/requirements";
import { type DeployedService, servicesOf } from "./support/services-of";
import { orchestrator, withCode } from "./support/synthesized";

const STACK = "multi-agent-orchestrator-dev";
const SYSTEM = "multi-agent-orchestrator";
const SERVICES = ["aws-agent-core", "langgraph", "snowflake-cortex", "langfuse", "postgres"];
const ENDPOINTS = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm", "bedrock-runtime"] as const;
const WORLD = "0.0.0.0/0";

const OPTIONS: Partial<Settings> = {
  zones: [...SETTINGS.dev.zones, "us-east-1c"],
  nat: "single",
  endpoints: ENDPOINTS,
  flowLogs: "on",
  egress: "strict",
  database: { kind: "container" },
  langfuse: "self-hosted",
  services: {
    ...SETTINGS.dev.services,
    langgraph: {
      tasks: 2,
      capacityProviders: { FARGATE: { weight: 1, base: 1 }, FARGATE_SPOT: { weight: 3 } },
    },
  },
};

describeWithAws("the orchestrator with everything that is optional", () => {
  const all = applied(STACK, { build: orchestrator("dev", OPTIONS) });

  let network: DeployedNetwork;
  let services: Record<string, DeployedService>;
  beforeAll(async () => {
    network = await networkOf(all().aws, SYSTEM);
    services = await servicesOf(all().aws, `${STACK}-agents`, SERVICES);
  });
  const privateSubnets = () =>
    ["a", "b", "c"].map((letter) => network.subnets[`private-${letter}`]?.SubnetId).sort();

  test("plans nothing right after it was applied", async () => {
    expectNoChanges(await all().rehearsal.plan(STACK));
  });

  test("leaves three zones by one NAT gateway", () => {
    expect(Object.keys(network.subnets)).toHaveLength(6);
    const [gateway, ...others] = network.natGateways.filter(({ State }) => State === "available");
    expect(others).toEqual([]);
    const ways = network.routeTables
      .flatMap(({ Routes = [] }) => Routes)
      .filter(({ DestinationCidrBlock, NatGatewayId }) => DestinationCidrBlock === WORLD && NatGatewayId);
    expect(ways.map(({ NatGatewayId }) => NatGatewayId)).toEqual(Array(3).fill(gateway?.NatGatewayId));
  });

  test("reaches AWS from inside, by an endpoint in every zone", async () => {
    const { VpcEndpoints = [] } = await all().aws.ec2.send(new DescribeVpcEndpointsCommand({}));
    const inside = VpcEndpoints.filter(({ VpcEndpointType }) => VpcEndpointType === "Interface");
    expect(
      inside.map(({ ServiceName }) => ServiceName?.replace("com.amazonaws.us-east-1.", "")).sort(),
    ).toEqual([...ENDPOINTS].sort());
    for (const { SubnetIds = [], PrivateDnsEnabled, State } of inside) {
      expect({ PrivateDnsEnabled, State }).toEqual({ PrivateDnsEnabled: true, State: "available" });
      expect([...SubnetIds].sort()).toEqual(privateSubnets());
    }
  });

  test("notes down who talked to whom", async () => {
    const { FlowLogs } = await all().aws.ec2.send(new DescribeFlowLogsCommand({}));
    expect(FlowLogs).toMatchObject([{ ResourceId: network.vpc.VpcId, TrafficType: "ALL" }]);
  });

  test("lets services connect to HTTPS, their peers and their database, and to nothing else", async () => {
    const https = `tcp 443 ${WORLD}`;
    expect(await rulesOf(all().aws, network.vpc.VpcId, `${STACK}-`)).toEqual({
      default: { in: [], out: [] },
      endpoints: { in: ["tcp 443 10.0.0.0/16"], out: [] },
      "front-door": { in: ["tcp 80 203.0.113.0/24"], out: ["tcp 8000 aws-agent-core"] },
      "aws-agent-core": {
        in: ["tcp 8000 front-door", "tcp 8000 langgraph", "tcp 8000 snowflake-cortex"],
        out: ["tcp 3000 langfuse", https, "tcp 8001 langgraph", "tcp 8002 snowflake-cortex"],
      },
      langgraph: {
        in: ["tcp 8001 aws-agent-core", "tcp 8001 snowflake-cortex"],
        out: [
          "tcp 3000 langfuse",
          https,
          "tcp 5432 postgres",
          "tcp 8000 aws-agent-core",
          "tcp 8002 snowflake-cortex",
        ],
      },
      "snowflake-cortex": {
        in: ["tcp 8002 aws-agent-core", "tcp 8002 langgraph"],
        out: ["tcp 3000 langfuse", https, "tcp 8000 aws-agent-core", "tcp 8001 langgraph"],
      },
      langfuse: {
        in: ["tcp 3000 aws-agent-core", "tcp 3000 langgraph", "tcp 3000 snowflake-cortex"],
        out: [https, "tcp 5432 postgres"],
      },
      postgres: { in: ["tcp 5432 langfuse", "tcp 5432 langgraph"], out: ["tcp 2049 database-files", https] },
      "database-files": { in: ["tcp 2049 postgres"], out: [] },
    });
  });

  test("runs one service on spare capacity, but for its first task", () => {
    expect(services["langgraph"]?.service.capacityProviderStrategy).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ capacityProvider: "FARGATE", weight: 1, base: 1 }),
        expect.objectContaining({ capacityProvider: "FARGATE_SPOT", weight: 3 }),
      ]),
    );
    expect(services["aws-agent-core"]?.service.capacityProviderStrategy).toMatchObject([
      { capacityProvider: "FARGATE" },
    ]);
  });

  test("hosts Langfuse: an image of its own, one task on port 3000, and every agent writes there", async () => {
    expect(services["langfuse"]?.service).toMatchObject({ desiredCount: 1, runningCount: 1 });
    expect(services["langfuse"]?.container).toMatchObject({
      image: expect.stringMatching(/\/multi-agent-orchestrator-dev-langfuse:2\./),
      portMappings: [{ containerPort: 3000 }],
    });
    const { repositories } = await all().aws.ecr.send(
      new DescribeRepositoriesCommand({ repositoryNames: [`${STACK}-langfuse`] }),
    );
    expect(repositories).toHaveLength(1);
    const { Parameter } = await all().aws.ssm.send(
      new GetParameterCommand({ Name: `/${SYSTEM}/dev/langfuse-host` }),
    );
    expect(Parameter?.Value).toBe(`http://langfuse.${SYSTEM}.local:3000`);
  });

  describe("the database in a container", () => {
    let files: FileSystemDescription;
    let accessPoint: AccessPointDescription;
    beforeAll(async () => {
      const { FileSystems } = await all().aws.efs.send(new DescribeFileSystemsCommand({}));
      const { AccessPoints } = await all().aws.efs.send(new DescribeAccessPointsCommand({}));
      expect([FileSystems, AccessPoints]).toMatchObject([{ length: 1 }, { length: 1 }]);
      [files] = FileSystems as [FileSystemDescription];
      [accessPoint] = AccessPoints as [AccessPointDescription];
    });

    test("is the only one", async () => {
      expect((await all().aws.rds.send(new DescribeDBInstancesCommand({}))).DBInstances).toEqual([]);
      expect(services["postgres"]?.container.image).toContain("postgres:15");
    });

    test("never runs twice on the same files", () => {
      expect(services["postgres"]?.service).toMatchObject({
        desiredCount: 1,
        deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
        availabilityZoneRebalancing: "DISABLED",
      });
    });

    test("keeps its files encrypted, backed up, and within reach in every zone", async () => {
      const { efs } = all().aws;
      const { FileSystemId } = files;
      expect(files).toMatchObject({ Encrypted: true, KmsKeyId: expect.stringContaining(":key/") });
      const { BackupPolicy } = await efs.send(new DescribeBackupPolicyCommand({ FileSystemId }));
      expect(BackupPolicy?.Status).toBe("ENABLED");
      const { MountTargets = [] } = await efs.send(new DescribeMountTargetsCommand({ FileSystemId }));
      expect(MountTargets.map(({ SubnetId }) => SubnetId).sort()).toEqual(privateSubnets());
    });

    test("reaches them through one access point, as nobody else may", async () => {
      expect(accessPoint).toMatchObject({
        FileSystemId: files.FileSystemId,
        PosixUser: { Uid: 999, Gid: 999 },
        RootDirectory: {
          Path: "/postgresql",
          CreationInfo: { OwnerUid: 999, OwnerGid: 999, Permissions: "0700" },
        },
      });
      expect(services["postgres"]?.taskDefinition.volumes).toContainEqual(
        expect.objectContaining({
          efsVolumeConfiguration: expect.objectContaining({
            fileSystemId: files.FileSystemId,
            transitEncryption: "ENABLED",
            authorizationConfig: { accessPointId: accessPoint.AccessPointId, iam: "ENABLED" },
          }),
        }),
      );
      const { Policy = "{}" } = await all().aws.efs.send(
        new DescribeFileSystemPolicyCommand({ FileSystemId: files.FileSystemId }),
      );
      const { Statement } = JSON.parse(Policy);
      expect(Statement).toMatchObject([
        {
          Effect: "Allow",
          Principal: { AWS: services["postgres"]?.taskDefinition.taskRoleArn },
          Condition: { StringEquals: { "elasticfilesystem:AccessPointArn": accessPoint.AccessPointArn } },
        },
        { Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } },
      ]);
    });

    test("has a password that only Secrets Manager knows: no state, no plan and no output contains it", async () => {
      const { aws, plan, output } = all();
      const { SecretString = "{}" } = await aws.secrets.send(
        new GetSecretValueCommand({ SecretId: `/${SYSTEM}/dev/postgres-login` }),
      );
      const { username, password } = JSON.parse(SecretString);
      expect(username).toBe("langfuse");
      expect(password).toMatch(/^[A-Za-z0-9]{40}$/);
      const { Body } = await aws.s3.send(
        new GetObjectCommand({
          Bucket: "example-terraform-state-111122223333-us-east-1",
          Key: `${SYSTEM}/dev/terraform.tfstate`,
        }),
      );
      const again = await all().rehearsal.plan(STACK);
      const written = [
        await Body?.transformToString(),
        output,
        ...[plan, again].flatMap(({ text, json }) => [text, JSON.stringify(json)]),
      ];
      for (const text of written) {
        expect(text?.length).toBeGreaterThan(0);
        expect(text).not.toContain(password);
      }
      const version = "aws_secretsmanager_secret_version.database_postgres_login";
      expect(attributeOf(plan, version, "secret_string_wo") ?? null).toBeNull();
      expect(attributeOf(again, version, "secret_string_wo") ?? null).toBeNull();
    });
  });

  test("gets a NAT gateway in every zone: they are added, and the routes of two zones lead there", async () => {
    const wider = orchestrator("dev", { ...OPTIONS, nat: "per-zone" });
    const plan = await withCode(all(), wider, () => all().rehearsal.plan(STACK));
    expect(changesOf(plan)).toEqual([
      "add aws_eip.network_public_b",
      "add aws_eip.network_public_c",
      "add aws_nat_gateway.network_public_b",
      "add aws_nat_gateway.network_public_c",
      "change aws_route.network_private_b_to_internet: nat_gateway_id",
      "change aws_route.network_private_c_to_internet: nat_gateway_id",
    ]);
  });

  test("is destroyed without anything left behind", async () => {
    const { rehearsal, before } = all();
    await rehearsal.destroy(STACK);
    expectNothingLeft(before, await rehearsal.inventory(STACK));
  });
});
