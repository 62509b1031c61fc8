import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import { Construct } from "constructs";
import type { EncryptionKey } from "../encryption/encryption-key";
import { Deployment } from "../naming/deployment";
import type { HostNetwork } from "../network/host-network";
import { logRetentionProblem } from "../observability/log-retention";
import type { PrivateNamespace } from "../service-discovery/private-namespace";
import { validate } from "../validation/validate";

export interface ClusterProps {
  readonly network: HostNetwork;

  /** Names by which the services call each other. @default - services have no names */
  readonly namespace?: PrivateNamespace;

  /** Encrypts the logs. */
  readonly key: EncryptionKey;

  /** Detail of the container metrics: by service, or down to each container. */
  readonly containerInsights: "enabled" | "enhanced";

  /** How long logs are kept; only values CloudWatch accepts. */
  readonly logRetentionDays: number;

  /** Whether an engineer may open a shell in a task with ECS Exec; what is typed is logged. @default false */
  readonly execEnabled?: boolean;
}

/** Where the services of a system run, and what they have in common. */
export class Cluster extends Construct {
  readonly resource: EcsCluster;
  readonly capacityProviders: EcsClusterCapacityProviders;

  /** What was typed in tasks. */
  readonly execLogGroup: CloudwatchLogGroup | undefined;
  readonly network: HostNetwork;
  readonly namespace: PrivateNamespace | undefined;
  readonly key: EncryptionKey;
  readonly logRetentionDays: number;
  readonly execEnabled: boolean;

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const { network, namespace, key, containerInsights, logRetentionDays, execEnabled = false } = props;
    const deployment = Deployment.of(this);
    validate(this, [
      logRetentionProblem(logRetentionDays),
      execEnabled &&
        deployment.isProtected &&
        "execEnabled must stay false where things are protected, got true",
    ]);
    this.network = network;
    this.namespace = namespace;
    this.key = key;
    this.logRetentionDays = logRetentionDays;
    this.execEnabled = execEnabled;

    const name = deployment.name(id);
    this.execLogGroup = execEnabled
      ? new CloudwatchLogGroup(this, "exec", {
          name: `/ecs/${name}/exec`,
          retentionInDays: logRetentionDays,
          kmsKeyId: key.arn,
        })
      : undefined;
    this.resource = new EcsCluster(this, "cluster", {
      name,
      setting: [{ name: "containerInsights", value: containerInsights }],
      ...(this.execLogGroup && { configuration: execConfiguration(key, this.execLogGroup) }),
    });
    // Both are there for every service to mix; one that does not say runs on-demand.
    this.capacityProviders = new EcsClusterCapacityProviders(this, "capacity-providers", {
      clusterName: this.resource.name,
      capacityProviders: ["FARGATE", "FARGATE_SPOT"],
      defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
    });
  }
}

function execConfiguration(key: EncryptionKey, logGroup: CloudwatchLogGroup) {
  return {
    executeCommandConfiguration: {
      kmsKeyId: key.arn,
      logging: "OVERRIDE",
      logConfiguration: {
        cloudWatchLogGroupName: logGroup.name,
        cloudWatchEncryptionEnabled: true,
      },
    },
  };
}
