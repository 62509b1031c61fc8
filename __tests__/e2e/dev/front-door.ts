import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  type LoadBalancer,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Applied } from "../support/applied";
import { networkOf } from "../support/network-of";

export function frontDoorTests(applied: () => Applied): void {
  let loadBalancer: LoadBalancer;
  beforeAll(async () => {
    const { LoadBalancers } = await applied().aws.elb.send(new DescribeLoadBalancersCommand({}));
    expect(LoadBalancers).toHaveLength(1);
    [loadBalancer = {}] = LoadBalancers ?? [];
  });

  test("is an application load balancer that faces the internet in every zone", async () => {
    const { subnets } = await networkOf(applied().aws, "multi-agent-orchestrator");
    expect(loadBalancer).toMatchObject({
      LoadBalancerName: "mao-dev-front-door",
      Scheme: "internet-facing",
      Type: "application",
      State: { Code: "active" },
    });
    expect(loadBalancer.AvailabilityZones?.map(({ SubnetId }) => SubnetId).sort()).toEqual(
      [subnets["public-a"]?.SubnetId, subnets["public-b"]?.SubnetId].sort(),
    );
  });

  test("waits for streamed answers, drops malformed headers, and balances across zones", async () => {
    const { LoadBalancerArn } = loadBalancer;
    const { Attributes = [] } = await applied().aws.elb.send(
      new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }),
    );
    expect(Object.fromEntries(Attributes.map(({ Key, Value }) => [Key, Value]))).toMatchObject({
      "idle_timeout.timeout_seconds": "120",
      "routing.http.drop_invalid_header_fields.enabled": "true",
      "load_balancing.cross_zone.enabled": "true",
      "deletion_protection.enabled": "false",
      "access_logs.s3.enabled": "false",
    });
  });

  test("listens on 80 alone, and sends every path to the front agent", async () => {
    const { elb } = applied().aws;
    const { LoadBalancerArn } = loadBalancer;
    const { Listeners } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn }));
    expect(Listeners).toMatchObject([
      {
        Port: 80,
        Protocol: "HTTP",
        DefaultActions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "404" } }],
      },
    ]);
    const ListenerArn = Listeners?.[0]?.ListenerArn;
    const { Rules = [] } = await elb.send(new DescribeRulesCommand({ ListenerArn }));
    const { TargetGroups = [] } = await elb.send(new DescribeTargetGroupsCommand({}));
    expect(Rules.filter(({ IsDefault }) => !IsDefault)).toMatchObject([
      {
        Priority: "100",
        Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: ["/*"] } }],
        Actions: [{ Type: "forward", TargetGroupArn: TargetGroups[0]?.TargetGroupArn }],
      },
    ]);
  });

  test("asks each task of the front agent on port 8000 whether it is well", async () => {
    const { elb } = applied().aws;
    const { TargetGroups } = await elb.send(new DescribeTargetGroupsCommand({}));
    expect(TargetGroups).toMatchObject([
      {
        TargetGroupName: "mao-dev-aws-agent-core",
        Port: 8000,
        Protocol: "HTTP",
        TargetType: "ip",
        HealthCheckPath: "/health",
        HealthCheckPort: "traffic-port",
        HealthCheckIntervalSeconds: 15,
        HealthyThresholdCount: 2,
        UnhealthyThresholdCount: 3,
        Matcher: { HttpCode: "200" },
      },
    ]);
    const TargetGroupArn = TargetGroups?.[0]?.TargetGroupArn;
    const { Attributes } = await elb.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn }));
    expect(Attributes).toContainEqual({ Key: "deregistration_delay.timeout_seconds", Value: "30" });
  });
}
