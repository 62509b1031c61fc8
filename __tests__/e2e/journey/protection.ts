import {
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { type Journey, STACK } from "./journey";

export function protectionTests(journey: () => Journey): void {
  test("gets backups and protection, and a database without a public address", async () => {
    const step = journey();
    step.touch("aws_db_instance.database", "aws_lb.front_door", "aws_lb_target_group.front_door_api");
    const { summary, changes, findings } = await step.plan();
    expect(summary).toEqual({ change: 3 });
    expect(changes).toContainEqual(
      expect.stringMatching(/^~ aws_db_instance\.database: .*publicly_accessible/),
    );
    expect(findings).toEqual([
      "outage.db-restart aws_db_instance.database",
      "outage.health-check aws_lb_target_group.front_door_api",
      "review.update aws_lb.front_door",
    ]);
    await step.apply();
    const { rds, elb } = step.aws;
    const { DBInstances } = await rds.send(new DescribeDBInstancesCommand({}));
    expect(DBInstances).toMatchObject([
      { BackupRetentionPeriod: 35, DeletionProtection: true, PubliclyAccessible: false },
    ]);
    const { LoadBalancers } = await elb.send(
      new DescribeLoadBalancersCommand({ Names: [`${STACK}-api-lb`] }),
    );
    const { Attributes } = await elb.send(
      new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn }),
    );
    expect(Attributes).toContainEqual({ Key: "deletion_protection.enabled", Value: "true" });
    expect(Attributes).toContainEqual({ Key: "access_logs.s3.enabled", Value: "true" });
  });
}
