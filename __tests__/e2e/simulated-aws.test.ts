import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { EC2 } from "@aws-sdk/client-ec2";
import { ECS } from "@aws-sdk/client-ecs";
import { EFS } from "@aws-sdk/client-efs";
import { IAM } from "@aws-sdk/client-iam";
import { KMS } from "@aws-sdk/client-kms";
import { RDS } from "@aws-sdk/client-rds";
import { ResourceGroupsTaggingAPI } from "@aws-sdk/client-resource-groups-tagging-api";
import { Route53 } from "@aws-sdk/client-route-53";
import { S3 } from "@aws-sdk/client-s3";
import { type ClientConfig, clientConfig } from "../../tools/rehearsal/aws-client";
import { caches } from "./simulated-aws/caches";
import { containers } from "./simulated-aws/containers";
import { data } from "./simulated-aws/data";
import { network } from "./simulated-aws/network";

const ROOT = join(__dirname, "..", "..");
const SERVER = "tools/rehearsal/simulated_aws/server.py";
const ACCOUNT = "111122223333";

// Starting, and the first request to a service, take seconds on a busy machine.
jest.setTimeout(30_000);

const python = [".venv/bin/python", "python3"].find(
  (program) => spawnSync(program, ["-c", "import moto, flask"], { cwd: ROOT }).status === 0,
);
if (!python) {
  const reason = "no python3 here can import moto[server]";
  if (process.env["REQUIRE_E2E"]) throw new Error(`REQUIRE_E2E is set, and ${reason}`);
  console.warn(`THE SIMULATED AWS IS NOT TESTED: ${reason}`);
}

(python ? describe : describe.skip)("the simulated AWS", () => {
  let server: ChildProcess;
  let config: ClientConfig;

  beforeAll(async () => {
    server = spawn(python ?? "", [SERVER, "-H", "127.0.0.1", "-p", "0"], {
      cwd: ROOT,
      env: { ...process.env, MOTO_ACCOUNT_ID: ACCOUNT },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const listening = once(createInterface({ input: server.stdout ?? process.stdin }), "line");
    const ended = once(server, "exit").then(([code]) => {
      throw new Error(`${SERVER} ended with ${code}; start it by hand to see why`);
    });
    const [address] = await Promise.race([listening, ended]);
    config = clientConfig(address, "us-east-1");
  });

  afterAll(async () => {
    server.kill("SIGTERM");
    expect(await once(server, "exit")).toEqual([0, null]);
  });

  describe("an action it lacks", () => {
    test.each([
      ["JSON", () => new ECS(config).listServiceDeployments({ service: "a" }), "ListServiceDeployments"],
      ["forms", () => new RDS(config).describeCertificates({}), "DescribeCertificates"],
      ["EC2's forms", () => new EC2(config).monitorInstances({ InstanceIds: ["i-1"] }), "MonitorInstances"],
      [
        "REST",
        () => new EFS(config).updateFileSystemProtection({ FileSystemId: "fs-12345678" }),
        "PUT /2015-02-01/file-systems/fs-12345678/protection",
      ],
    ])("is refused at once and by name to callers that speak %s", async (_, call, name) => {
      await expect(call()).rejects.toMatchObject({
        name: "NotSimulated",
        message: expect.stringContaining(name),
        $metadata: { httpStatusCode: 400, attempts: 1 },
      });
    });

    test("is not confused with an object that does not exist", async () => {
      const s3 = new S3({ ...config, forcePathStyle: true });
      await expect(s3.headObject({ Bucket: "none", Key: "none" })).rejects.toMatchObject({
        name: "NotFound",
      });
    });
  });

  describe("a request whose answer was lost", () => {
    const createVpc = async (operation: string, attempt: number): Promise<string | undefined> => {
      const scope = "20260101/us-east-1/ec2/aws4_request";
      const answer = await fetch(String(config.endpoint), {
        method: "POST",
        body: "Action=CreateVpc&CidrBlock=10.0.0.0/16&Version=2016-11-15",
        headers: {
          Authorization: `AWS4-HMAC-SHA256 Credential=test/${scope}, SignedHeaders=host, Signature=none`,
          "Content-Type": "application/x-www-form-urlencoded",
          "amz-sdk-invocation-id": operation,
          "amz-sdk-request": `attempt=${attempt}; max=3`,
        },
      });
      return (await answer.text()).match(/<vpcId>([^<]+)/)?.[1];
    };

    test("is answered as before when it is sent again, and done once", async () => {
      const made = await createVpc("one", 1);
      expect(made).toMatch(/^vpc-/);
      expect(await createVpc("one", 2)).toBe(made);
    });

    test("is not confused with another of the same content", async () => {
      expect(await createVpc("two", 1)).not.toBe(await createVpc("three", 1));
    });
  });

  containers(() => config);
  network(() => config);
  data(() => config);
  caches(() => config);

  test("a key keeps its rotation period", async () => {
    const kms = new KMS(config);
    const KeyId = (await kms.createKey({})).KeyMetadata?.Arn ?? "";
    await kms.enableKeyRotation({ KeyId, RotationPeriodInDays: 90 });
    expect(await kms.getKeyRotationStatus({ KeyId })).toMatchObject({ RotationPeriodInDays: 90 });
  });

  test("a key made for a service belongs to AWS", async () => {
    const { KeyMetadata } = await new KMS(config).describeKey({ KeyId: "alias/aws/rds" });
    expect(KeyMetadata?.KeyManager).toBe("AWS");
  });

  test("a trail is started, stopped and deleted by its ARN", async () => {
    const trails = new CloudTrail(config);
    await new S3({ ...config, forcePathStyle: true }).createBucket({ Bucket: "trail" });
    const { TrailARN: Name } = await trails.createTrail({ Name: "account", S3BucketName: "trail" });
    await trails.startLogging({ Name });
    expect((await trails.getTrailStatus({ Name })).IsLogging).toBe(true);
    await trails.stopLogging({ Name });
    expect((await trails.getTrailStatus({ Name })).IsLogging).toBe(false);
    await trails.deleteTrail({ Name });
    expect((await trails.listTrails({})).Trails).toEqual([]);
  });

  test("a metric filter that is written again is the new one", async () => {
    const logs = new CloudWatchLogs(config);
    const metricTransformations = [{ metricName: "errors", metricNamespace: "agents", metricValue: "1" }];
    const filter = { logGroupName: "agents", filterName: "errors", metricTransformations };
    await logs.createLogGroup({ logGroupName: "agents" });
    await logs.putMetricFilter({ ...filter, filterPattern: "ERROR" });
    await logs.putMetricFilter({ ...filter, filterPattern: "CRITICAL" });
    const { metricFilters } = await logs.describeMetricFilters({ logGroupName: "agents" });
    expect(metricFilters?.map(({ filterPattern }) => filterPattern)).toEqual(["CRITICAL"]);
  });

  test("a zone can have the id a stack knows it by", async () => {
    const zone = { Name: "example.org", CallerReference: "Z0123456789PROD" };
    const { HostedZone } = await new Route53(config).createHostedZone(zone);
    expect(HostedZone?.Id).toBe("/hostedzone/Z0123456789PROD");
  });

  test("whatever carries tags is found by them", async () => {
    const elsewhere = { ...config, region: "eu-west-1" };
    const tag = { Key: "System", Value: "agents" };
    const group = { DBParameterGroupName: "tagged", DBParameterGroupFamily: "postgres16", Description: "a" };
    const created = await new RDS(elsewhere).createDBParameterGroup({ ...group, Tags: [tag] });
    const found = await new ResourceGroupsTaggingAPI(elsewhere).getResources({
      TagFilters: [{ Key: "System", Values: ["agents"] }],
    });
    expect(found.ResourceTagMappingList?.map(({ ResourceARN }) => ResourceARN)).toEqual([
      created.DBParameterGroup?.DBParameterGroupArn,
    ]);
  });

  test("a policy of AWS itself can be attached, in the account it was told to be", async () => {
    const iam = new IAM(config);
    const { Role } = await iam.createRole({ RoleName: "execution", AssumeRolePolicyDocument: "{}" });
    const PolicyArn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
    await iam.attachRolePolicy({ RoleName: "execution", PolicyArn });
    expect(Role?.Arn).toBe(`arn:aws:iam::${ACCOUNT}:role/execution`);
  });
});
