import type { Deployment } from "../naming/deployment";

/** A service that can be given a role. */
export type TrustedService =
  | "cloudtrail.amazonaws.com"
  | "ec2.amazonaws.com"
  | "ecs-tasks.amazonaws.com"
  | "events.amazonaws.com"
  | "lambda.amazonaws.com"
  | "monitoring.rds.amazonaws.com"
  | "vpc-flow-logs.amazonaws.com";

/**
 * On whose behalf each service takes a role: the service in the ARN, and which of its resources.
 *
 * From the service's own guide, where it describes the role and the confused deputy problem. A service that is not
 * here does not document sending `aws:SourceAccount` and `aws:SourceArn`, and a condition on what is not sent keeps
 * everybody out.
 */
const SOURCES: Readonly<Partial<Record<TrustedService, readonly [service: string, resources: string]>>> = {
  "ecs-tasks.amazonaws.com": ["ecs", "*"],
  "events.amazonaws.com": ["events", "rule/*"],
  "monitoring.rds.amazonaws.com": ["rds", "db:*"],
  "vpc-flow-logs.amazonaws.com": ["ec2", "vpc-flow-log/*"],
};

/** Lets a service take a role, and only for resources of this account and region where the service says whose they are. */
export function serviceTrust(service: TrustedService, deployment: Deployment): string {
  const source = SOURCES[service];
  const ours = source && {
    StringEquals: { "aws:SourceAccount": deployment.accountId },
    ArnLike: { "aws:SourceArn": deployment.arn(...source) },
  };
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        ...(ours && { Condition: ours }),
      },
    ],
  });
}
