import { DescribeCertificateCommand, ListCertificatesCommand } from "@aws-sdk/client-acm";
import { paginateDescribeLogGroups } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeFlowLogsCommand } from "@aws-sdk/client-ec2";
import { DescribeClustersCommand } from "@aws-sdk/client-ecs";
import {
  DeleteLoadBalancerCommand,
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  type LoadBalancer,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { DeleteDBInstanceCommand, DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { ListResourceRecordSetsCommand } from "@aws-sdk/client-route-53";
import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketPolicyCommand,
  GetPublicAccessBlockCommand,
} from "@aws-sdk/client-s3";
import { paginateListSubscriptions } from "@aws-sdk/client-sns";
import { expectNoChanges, expectRefusal } from "../../tools/rehearsal/expectations";
import { applied } from "./support/applied";
import { attributeOf } from "./support/changes-of";
import { networkOf, rulesOf } from "./support/network-of";
import { describeWithAws } from "./support/requirements";
import { servicesOf } from "./support/services-of";

const STACK = "multi-agent-orchestrator-prod";
const SYSTEM = "multi-agent-orchestrator";
const ZONE = "Z0123456789PROD";
const DOMAIN = "agents.example.com";
const SERVICES = ["aws-agent-core", "langgraph", "snowflake-cortex"];

describeWithAws(STACK, () => {
  const prod = applied(STACK);

  test("plans nothing right after it was applied", async () => {
    const plan = await prod().rehearsal.plan(STACK);
    expectNoChanges(plan);
    // AWS shows this only of secrets that are being deleted.
    for (const secret of ["secrets_langfuse", "secrets_snowflake"]) {
      expect(attributeOf(plan, `aws_secretsmanager_secret.${secret}`, "recovery_window_in_days")).toBe(30);
    }
    expect(attributeOf(plan, "aws_kms_key.key", "deletion_window_in_days")).toBe(30);
    expect(attributeOf(plan, "aws_db_instance.database", "skip_final_snapshot")).toBe(false);
  });

  describe("the front door", () => {
    let loadBalancer: LoadBalancer;
    beforeAll(async () => {
      const { LoadBalancers } = await prod().aws.elb.send(new DescribeLoadBalancersCommand({}));
      [loadBalancer = {}] = LoadBalancers ?? [];
    });
    const attributes = async () => {
      const { LoadBalancerArn } = loadBalancer;
      const { Attributes = [] } = await prod().aws.elb.send(
        new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }),
      );
      return Object.fromEntries(Attributes.map(({ Key, Value }) => [Key, Value]));
    };

    test("answers with TLS 1.2 and 1.3 on 443, and sends 80 there", async () => {
      const { LoadBalancerArn } = loadBalancer;
      const { Listeners = [] } = await prod().aws.elb.send(new DescribeListenersCommand({ LoadBalancerArn }));
      expect(Listeners.sort((one, other) => (one.Port ?? 0) - (other.Port ?? 0))).toMatchObject([
        {
          Port: 80,
          Protocol: "HTTP",
          DefaultActions: [
            { Type: "redirect", RedirectConfig: { Protocol: "HTTPS", Port: "443", StatusCode: "HTTP_301" } },
          ],
        },
        {
          Port: 443,
          Protocol: "HTTPS",
          SslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
          Certificates: [{ CertificateArn: await certificateArn() }],
        },
      ]);
    });

    test("has a certificate for its name, issued on proof in the zone", async () => {
      const CertificateArn = await certificateArn();
      const { Certificate } = await prod().aws.acm.send(new DescribeCertificateCommand({ CertificateArn }));
      expect(Certificate).toMatchObject({ DomainName: DOMAIN, Status: "ISSUED" });
      const proof = Certificate?.DomainValidationOptions?.[0]?.ResourceRecord;
      expect(await records()).toContainEqual(
        expect.objectContaining({
          Type: "CNAME",
          Name: proof?.Name,
          ResourceRecords: [{ Value: proof?.Value }],
        }),
      );
    });

    test("is called by its name", async () => {
      expect(await records()).toContainEqual(
        expect.objectContaining({
          Name: `${DOMAIN}.`,
          Type: "A",
          AliasTarget: {
            DNSName: expect.stringContaining(loadBalancer.DNSName ?? "?"),
            HostedZoneId: loadBalancer.CanonicalHostedZoneId,
            EvaluateTargetHealth: true,
          },
        }),
      );
    });

    test("lets the whole internet in, and nothing but its target out", async () => {
      const { vpc } = await networkOf(prod().aws, SYSTEM);
      const rules = await rulesOf(prod().aws, vpc.VpcId, `${STACK}-`);
      expect(rules["front-door"]).toEqual({
        in: ["tcp 443 0.0.0.0/0", "tcp 80 0.0.0.0/0"],
        out: ["tcp 8000 aws-agent-core"],
      });
    });

    test("can't be deleted, even by those who may", async () => {
      expect(await attributes()).toMatchObject({ "deletion_protection.enabled": "true" });
      const { LoadBalancerArn } = loadBalancer;
      await expect(prod().aws.elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }))).rejects.toThrow(
        /deletion protection is enabled/,
      );
    });

    test("notes every request down, in an encrypted bucket of its own that forgets after 90 days", async () => {
      const written = await attributes();
      const Bucket = written["access_logs.s3.bucket"];
      expect(written).toMatchObject({ "access_logs.s3.enabled": "true" });
      const { s3 } = prod().aws;
      const { ServerSideEncryptionConfiguration } = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
      // The log delivery of load balancers can write to no other kind of encryption.
      expect(ServerSideEncryptionConfiguration?.Rules).toMatchObject([
        { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } },
      ]);
      const { Rules } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
      expect(Rules).toContainEqual(expect.objectContaining({ Status: "Enabled", Expiration: { Days: 90 } }));
      const { PublicAccessBlockConfiguration } = await s3.send(new GetPublicAccessBlockCommand({ Bucket }));
      expect(Object.values(PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true]);
      const { Policy = "{}" } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
      expect(JSON.parse(Policy).Statement).toContainEqual(
        expect.objectContaining({
          Effect: "Allow",
          Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
        }),
      );
    });

    const certificateArn = async () => {
      const { CertificateSummaryList } = await prod().aws.acm.send(new ListCertificatesCommand({}));
      expect(CertificateSummaryList).toHaveLength(1);
      return CertificateSummaryList?.[0]?.CertificateArn;
    };
    const records = async () => {
      const zone = new ListResourceRecordSetsCommand({ HostedZoneId: ZONE });
      return (await prod().aws.route53.send(zone)).ResourceRecordSets;
    };
  });

  test("has a standby database, five weeks of backups, and AWS refuses to delete it", async () => {
    const { rds } = prod().aws;
    const { DBInstances } = await rds.send(new DescribeDBInstancesCommand({}));
    expect(DBInstances).toMatchObject([
      {
        DBInstanceClass: "db.t3.small",
        MultiAZ: true,
        BackupRetentionPeriod: 35,
        DeletionProtection: true,
        StorageEncrypted: true,
        PubliclyAccessible: false,
      },
    ]);
    const DBInstanceIdentifier = DBInstances?.[0]?.DBInstanceIdentifier;
    await expect(
      rds.send(new DeleteDBInstanceCommand({ DBInstanceIdentifier, SkipFinalSnapshot: true })),
    ).rejects.toThrow(/deletion protection/i);
  });

  test("measures each container, and lets nobody open a shell in one", async () => {
    const { clusters } = await prod().aws.ecs.send(
      new DescribeClustersCommand({ clusters: [`${STACK}-agents`], include: ["SETTINGS", "CONFIGURATIONS"] }),
    );
    expect(clusters?.[0]?.settings).toEqual([{ name: "containerInsights", value: "enhanced" }]);
    expect(clusters?.[0]?.configuration?.executeCommandConfiguration).toBeUndefined();
    const services = await servicesOf(prod().aws, `${STACK}-agents`, SERVICES);
    for (const name of SERVICES) {
      expect(services[name]?.service.enableExecuteCommand).toBe(false);
      expect(services[name]?.container.mountPoints).toEqual([]);
    }
  });

  test("keeps every log for thirty days, who talked to whom among them", async () => {
    const retention: Record<string, number | undefined> = {};
    for await (const { logGroups = [] } of paginateDescribeLogGroups({ client: prod().aws.logs }, {})) {
      for (const { logGroupName = "", retentionInDays, kmsKeyId } of logGroups) {
        retention[logGroupName] = retentionInDays;
        expect(kmsKeyId).toContain(":key/");
      }
    }
    expect(Object.values(retention)).toEqual(Object.keys(retention).map(() => 30));
    expect(Object.keys(retention)).toEqual(
      expect.arrayContaining([`/vpc/${STACK}-flow-logs`, ...SERVICES.map((name) => `/ecs/${STACK}-${name}`)]),
    );
    const { vpc } = await networkOf(prod().aws, SYSTEM);
    const { FlowLogs } = await prod().aws.ec2.send(new DescribeFlowLogsCommand({}));
    expect(FlowLogs).toMatchObject([
      {
        ResourceId: vpc.VpcId,
        TrafficType: "ALL",
        LogDestination: expect.stringContaining(`:log-group:/vpc/${STACK}-flow-logs`),
      },
    ]);
  });

  test("tells those on call", async () => {
    const told: (string | undefined)[] = [];
    for await (const { Subscriptions = [] } of paginateListSubscriptions({ client: prod().aws.sns }, {})) {
      told.push(...Subscriptions.map(({ Protocol, Endpoint }) => `${Protocol} ${Endpoint}`));
    }
    expect(told).toEqual(["email agents-on-call@example.com"]);
  });

  test("is not destroyed: Terraform refuses, names what it refuses for, and leaves everything as it was", async () => {
    const { rehearsal } = prod();
    const before = await rehearsal.inventory(STACK);
    const result = await rehearsal.terraform(STACK, ["destroy", "-input=false", "-auto-approve"]);
    const reason = expectRefusal(rehearsal.stack(STACK), result);
    for (const address of [
      "aws_db_instance.database",
      "aws_lb.front_door",
      ...["aws_agent_core", "langgraph", "snowflake_cortex"].map(
        (name) => `aws_ecr_repository.images_${name}`,
      ),
      "aws_secretsmanager_secret.secrets_langfuse",
      "aws_secretsmanager_secret.secrets_snowflake",
    ]) {
      expect(reason).toContain(address);
    }
    expect(await rehearsal.inventory(STACK)).toEqual(before);
    expectNoChanges(await rehearsal.plan(STACK));
  });
});
