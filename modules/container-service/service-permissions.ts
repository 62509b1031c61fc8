import type { Permission } from "../identity/permission";
import type { Deployment } from "../naming/deployment";
import type { InjectedValue } from "../secrets/injected-value";
import type { Cluster } from "./cluster";
import { type ImageSource, pullPermissions } from "./image-source";

/** What ECS may do to start a task: pull its image, write its log, read its secrets. */
export function executionPermissions(
  image: ImageSource,
  logGroupArn: string,
  secrets: Readonly<Record<string, InjectedValue>>,
): Permission[] {
  return [
    ...pullPermissions(image),
    { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [`${logGroupArn}:*`] },
    ...Object.values(secrets).map(({ permission }) => permission),
  ];
}

/** What the agent of ECS Exec may do inside a task: talk to Session Manager, decrypt, write down what was typed. */
export function execPermissions({ execLogGroup, key }: Cluster, deployment: Deployment): Permission[] {
  if (!execLogGroup) return [];
  return [
    {
      actions: [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      // Channels are no resources.
      resources: ["*"],
    },
    { actions: ["kms:Decrypt"], resources: [key.arn] },
    { actions: ["logs:DescribeLogGroups"], resources: [deployment.arn("logs", "log-group:*")] },
    {
      actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      resources: [`${execLogGroup.arn}:*`],
    },
  ];
}
