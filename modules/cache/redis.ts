import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Construct } from "constructs";
import { admit } from "../container-service/admit";
import type { FargateService } from "../container-service/fargate-service";
import { Deployment } from "../naming/deployment";
import type { InjectedValue } from "../secrets/injected-value";
import { Secret } from "../secrets/secret";
import { validate } from "../validation/validate";
import { PARAMETERS, RELEASES } from "./engine";
import { redisProblems, SNAPSHOT_WINDOW } from "./redis-problems";
import type { RedisProps } from "./redis-props";

export type { RedisProps } from "./redis-props";

/** Port Redis and Valkey listen on. */
export const REDIS_PORT = 6379;

/** A cache in private subnets that speaks the Redis protocol; a second node is added to it in place. */
export class Redis extends Construct {
  /** Leads to the node that writes, also after a failover. */
  readonly host: string;
  readonly port = REDIS_PORT;

  /** What the URL of a client begins with. */
  readonly scheme: "redis" | "rediss";

  /** What a client has to say; `undefined` where TLS is not required. */
  readonly authToken: InjectedValue | undefined;

  /** Secret that holds the token; `undefined` where TLS is not required. */
  readonly authSecretArn: string | undefined;

  /** Nodes it has. */
  readonly nodes: number;
  readonly securityGroup: SecurityGroup;
  readonly parameterGroup: ElasticacheParameterGroup;
  readonly resource: ElasticacheReplicationGroup;

  constructor(scope: Construct, id: string, props: RedisProps) {
    super(scope, id);
    const { network, key, nodeType, nodes, engine = "redis", transitEncryption = "preferred" } = props;
    const { snapshotRetentionDays = 0, maintenanceWindow = "sun:05:00-sun:06:00" } = props;
    const deployment = Deployment.of(this);
    const { isProtected } = deployment;
    const name = deployment.name(id);
    validate(this, redisProblems({ nodeType, nodes, snapshotRetentionDays, maintenanceWindow }));
    this.nodes = nodes;
    const subnetGroup = new ElasticacheSubnetGroup(this, "subnet-group", {
      name,
      description: `Subnets for data of ${name}`,
      subnetIds: network.dataSubnetIds,
    });
    this.securityGroup = new SecurityGroup(this, "security-group", {
      name,
      description: `Cache ${name}`,
      vpcId: network.vpcId,
      tags: { Name: name },
    });
    const { version, family } = RELEASES[engine];
    this.parameterGroup = new ElasticacheParameterGroup(this, "parameter-group", {
      name: `${name}-${family}`,
      description: `Settings of ${name}`,
      family,
      parameter: PARAMETERS,
      // Another engine needs its group while the nodes still use the old one.
      lifecycle: { createBeforeDestroy: true },
    });
    const hasStandby = nodes > 1;
    this.resource = new ElasticacheReplicationGroup(this, "replication-group", {
      replicationGroupId: name,
      description: `Cache ${name}`,
      engine,
      engineVersion: version,
      // The plan would take a newer minor version for one to go back from, which replaces the cache.
      autoMinorVersionUpgrade: "false",
      nodeType,
      numCacheClusters: nodes,
      automaticFailoverEnabled: hasStandby,
      multiAzEnabled: hasStandby,
      port: REDIS_PORT,
      parameterGroupName: this.parameterGroup.name,
      subnetGroupName: subnetGroup.name,
      securityGroupIds: [this.securityGroup.id],
      atRestEncryptionEnabled: "true",
      kmsKeyId: key.arn,
      transitEncryptionEnabled: true,
      transitEncryptionMode: transitEncryption,
      snapshotRetentionLimit: snapshotRetentionDays,
      snapshotWindow: SNAPSHOT_WINDOW,
      maintenanceWindow,
      applyImmediately: !isProtected,
      ...(isProtected && { finalSnapshotIdentifier: `${name}-final` }),
      lifecycle: {
        // Terraform would keep a token in its state: the cache is given its token without it.
        ignoreChanges: ["auth_token", "auth_token_update_strategy"],
        ...(isProtected && { preventDestroy: true }),
      },
    });
    this.host = this.resource.primaryEndpointAddress;
    this.scheme = transitEncryption === "required" ? "rediss" : "redis";
    if (transitEncryption === "required") {
      const secret = new Secret(this, `${id}-auth`, {
        description: `What clients of ${name} have to say: 16 to 128 letters and digits`,
      });
      this.authToken = secret.value;
      this.authSecretArn = secret.arn;
    }
  }

  /** Lets a service connect; `name` becomes part of the address of the rule. */
  acceptFrom(name: string, client: FargateService): void {
    const { securityGroup, port } = this;
    admit(this, name, { client, securityGroup, port, what: "Redis" });
  }
}
