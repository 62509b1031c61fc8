import { EncryptionKey } from "../../modules/encryption/encryption-key";
import { FlowLogs } from "../../modules/network/flow-logs";
import { Network } from "../../modules/network/network";
import { problems, synthesized, type TestStack } from "../support/terraform";

function build(stack: TestStack, logRetentionDays = 30): void {
  const key = new EncryptionKey(stack, "key", { description: "Logs" });
  const network = new Network(stack, "network", { cidr: "10.0.0.0/16", zones: ["us-east-1a", "us-east-1b"] });
  new FlowLogs(stack, "flow-logs", { network, key, logRetentionDays });
}

describe("flow logs", () => {
  const terraform = synthesized(build);

  test("keep all traffic of the VPC, encrypted, for as long as they were told", () => {
    expect(terraform.resource("aws_flow_log.flow_logs")).toMatchObject({
      vpc_id: "${aws_vpc.network.id}",
      traffic_type: "ALL",
      log_destination: "${aws_cloudwatch_log_group.flow_logs.arn}",
      iam_role_arn: "${aws_iam_role.flow_logs_delivery.arn}",
    });
    expect(terraform.resource("aws_cloudwatch_log_group.flow_logs")).toMatchObject({
      name: "/vpc/test-system-dev-flow-logs",
      retention_in_days: 30,
      kms_key_id: "${aws_kms_key.key.arn}",
    });
  });

  test("are delivered by a role that this account's flow logs take, and no one else's", () => {
    const [statement] = terraform.document("aws_iam_role.flow_logs_delivery", "assume_role_policy")[
      "Statement"
    ];
    expect(statement.Principal).toEqual({ Service: "vpc-flow-logs.amazonaws.com" });
    expect(JSON.stringify(statement.Condition)).toContain('"aws:SourceAccount":"111122223333"');
    expect(JSON.stringify(statement.Condition)).toContain("aws:SourceArn");
  });

  test("are written to their own log group only", () => {
    expect(terraform.document("aws_iam_role_policy.flow_logs_delivery", "policy")["Statement"]).toEqual([
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        Resource: ["${aws_cloudwatch_log_group.flow_logs.arn}:*"],
      },
    ]);
  });
});

test("refuses a retention CloudWatch does not offer", () => {
  expect(problems((stack) => build(stack, 31))[1]).toMatch(/logRetentionDays must be one of .*; got 31$/);
});
