import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { DescribeReplicationGroupsCommand } from "@aws-sdk/client-elasticache";
import { DeleteDBClusterCommand, DescribeDBClustersCommand } from "@aws-sdk/client-rds";
import { expectNoChanges, expectRefusal } from "../../tools/rehearsal/expectations";
import { applied } from "./support/applied";
import { describeWithAws } from "./support/requirements";
import { servicesOf } from "./support/services-of";

const STACK = "llm-proxy-prod";

describeWithAws(STACK, () => {
  const prod = applied(STACK);

  test("plans nothing right after it was applied", async () => {
    expectNoChanges(await prod().rehearsal.plan(STACK));
  });

  test("answers on 443 and nowhere else", async () => {
    const { elb } = prod().aws;
    const { LoadBalancers } = await elb.send(new DescribeLoadBalancersCommand({}));
    const { LoadBalancerArn } = LoadBalancers?.[0] ?? {};
    const { Listeners } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn }));
    expect(Listeners).toMatchObject([{ Port: 443, Protocol: "HTTPS" }]);
  });

  test("has a database with somebody to take over, and AWS refuses to delete it", async () => {
    const { rds } = prod().aws;
    const { DBClusters } = await rds.send(new DescribeDBClustersCommand({}));
    expect(DBClusters).toMatchObject([
      {
        DeletionProtection: true,
        BackupRetentionPeriod: 35,
        ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 16 },
      },
    ]);
    expect(DBClusters?.[0]?.DBClusterMembers).toHaveLength(2);
    const DBClusterIdentifier = DBClusters?.[0]?.DBClusterIdentifier;
    await expect(
      rds.send(new DeleteDBClusterCommand({ DBClusterIdentifier, SkipFinalSnapshot: true })),
    ).rejects.toThrow(/protection/i);
  });

  test("has a Redis with somebody to take over", async () => {
    const { ReplicationGroups } = await prod().aws.elasticache.send(new DescribeReplicationGroupsCommand({}));
    expect(ReplicationGroups).toMatchObject([{ AutomaticFailover: "enabled", MultiAZ: "enabled" }]);
    expect(ReplicationGroups?.[0]?.MemberClusters).toHaveLength(2);
  });

  test("traces its services", async () => {
    const services = await servicesOf(prod().aws, `${STACK}-services`, ["proxy", "dispatcher"]);
    for (const name of ["proxy", "dispatcher"]) {
      expect(services[name]?.sidecars).toMatchObject([{ essential: false }]);
    }
    expect(services["proxy"]?.service.desiredCount).toBe(2);
    expect(services["dispatcher"]?.service.desiredCount).toBe(1);
  });

  test("is not destroyed: Terraform refuses, names what it refuses for, and leaves everything as it was", async () => {
    const { rehearsal } = prod();
    const before = await rehearsal.inventory(STACK);
    const result = await rehearsal.terraform(STACK, ["destroy", "-input=false", "-auto-approve"]);
    const reason = expectRefusal(rehearsal.stack(STACK), result);
    for (const address of [
      "aws_rds_cluster.database",
      "aws_lb.front_door",
      "aws_ecr_repository.images_proxy",
      "aws_secretsmanager_secret.secrets_management_token",
    ]) {
      expect(reason).toContain(address);
    }
    expect(await rehearsal.inventory(STACK)).toEqual(before);
    expectNoChanges(await rehearsal.plan(STACK));
  });
});
