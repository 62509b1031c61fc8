import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { Construct } from "constructs";
import type { EncryptionKey } from "../encryption/encryption-key";
import { Role } from "../identity/role";
import { serviceTrust } from "../identity/service-trust";
import { Deployment } from "../naming/deployment";
import { logRetentionProblem } from "../observability/log-retention";
import { validate } from "../validation/validate";
import type { HostNetwork } from "./host-network";

export interface FlowLogsProps {
  readonly network: HostNetwork;
  readonly key: EncryptionKey;

  /** Days the records are kept; only values CloudWatch accepts. */
  readonly logRetentionDays: number;
}

/** Who talked to whom in a network, and what was turned away. */
export class FlowLogs extends Construct {
  readonly resource: FlowLog;
  readonly logGroup: CloudwatchLogGroup;

  constructor(scope: Construct, id: string, { network, key, logRetentionDays }: FlowLogsProps) {
    super(scope, id);
    validate(this, [logRetentionProblem(logRetentionDays)]);
    const deployment = Deployment.of(this);
    const name = deployment.name(id);
    this.logGroup = new CloudwatchLogGroup(this, "log-group", {
      name: `/vpc/${name}`,
      retentionInDays: logRetentionDays,
      kmsKeyId: key.arn,
    });
    const logGroupArn = this.logGroup.arn;
    const delivery = new Role(this, "delivery", {
      name,
      trust: serviceTrust("vpc-flow-logs.amazonaws.com", deployment),
      permissions: [
        {
          actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          resources: [`${logGroupArn}:*`],
        },
      ],
    });
    this.resource = new FlowLog(this, "flow-log", {
      vpcId: network.vpcId,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: logGroupArn,
      iamRoleArn: delivery.arn,
      tags: { Name: name },
    });
  }
}
