import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { RdsCluster } from "@cdktf/provider-aws/lib/rds-cluster";
import { RdsClusterInstance } from "@cdktf/provider-aws/lib/rds-cluster-instance";
import { RdsClusterParameterGroup } from "@cdktf/provider-aws/lib/rds-cluster-parameter-group";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Construct } from "constructs";
import { admit } from "../container-service/admit";
import type { FargateService } from "../container-service/fargate-service";
import { Deployment } from "../naming/deployment";
import { logRetentionProblem } from "../observability/log-retention";
import type { InjectedValue } from "../secrets/injected-value";
import { secretKey } from "../secrets/secret";
import { validate } from "../validation/validate";
import type { AuroraServerlessProps } from "./aurora-serverless-props";
import { backupRetentionProblem } from "./backup-retention";
import { autoPauseProblem, capacityProblems } from "./capacity";
import { type Database, POSTGRES_PORT } from "./database";
import { databaseNameProblem } from "./database-name";
import { PARAMETERS } from "./parameters";
import { windowProblems } from "./windows";

export type { AuroraServerlessProps, AuroraVersion } from "./aurora-serverless-props";

const ENGINE = "aurora-postgresql";

/** None of the names that are tried first: postgres, admin, root. */
const USERNAME = "database_admin";

/** The log Aurora hands to CloudWatch, as it calls it in the name of its group. */
const LOG = "postgresql";

const MOST_READERS = 15;

/** Capacity below which Performance Insights would take memory the database needs: AWS asks for two units. */
const LEAST_FOR_INSIGHTS = 2;

/** PostgreSQL by Aurora, in private subnets: it grows and shrinks with its load, and can pause when nobody calls. */
export class AuroraServerless extends Construct implements Database {
  /** Leads to the instance that writes, also after a failover. */
  readonly host: string;

  /** Leads to the readers in turn, and to the instance that writes where there are none. */
  readonly readerHost: string;
  readonly port = POSTGRES_PORT;
  readonly databaseName: string;
  readonly username: InjectedValue;
  readonly password: InjectedValue;
  readonly securityGroup: SecurityGroup;
  readonly resource: RdsCluster;
  readonly instances: readonly RdsClusterInstance[];
  readonly parameterGroup: RdsClusterParameterGroup;

  /** Capacity units of an idle instance. */
  readonly minCapacity: number;

  /** The most capacity units an instance grows to. */
  readonly maxCapacity: number;

  /** Where RDS keeps the user name and the password, which it changes every seven days. */
  readonly secretArn: string;

  constructor(scope: Construct, id: string, props: AuroraServerlessProps) {
    super(scope, id);
    const { network, key, databaseName, minCapacity, maxCapacity, autoPauseSeconds } = props;
    const { readers = 0, engineVersion = "16", backupRetentionDays, logRetentionDays } = props;
    const { backupWindow = "03:00-04:00", maintenanceWindow = "sun:05:00-sun:06:00" } = props;
    const deployment = Deployment.of(this);
    const { isProtected } = deployment;
    const name = deployment.name(id);
    validate(this, [
      databaseNameProblem(databaseName),
      ...capacityProblems(minCapacity, maxCapacity),
      autoPauseProblem(autoPauseSeconds, minCapacity),
      !(Number.isInteger(readers) && readers >= 0 && readers <= MOST_READERS) &&
        `readers must be a whole number from 0 to ${MOST_READERS}, got ${readers}`,
      backupRetentionProblem(backupRetentionDays, isProtected),
      ...windowProblems(backupWindow, maintenanceWindow),
      logRetentionProblem(logRetentionDays),
    ]);
    this.databaseName = databaseName;
    this.minCapacity = minCapacity;
    this.maxCapacity = maxCapacity;
    const subnetGroup = new DbSubnetGroup(this, "subnet-group", {
      name,
      description: `Subnets for data of ${name}`,
      subnetIds: network.dataSubnetIds,
    });
    this.securityGroup = new SecurityGroup(this, "security-group", {
      name,
      description: `Database ${name}`,
      vpcId: network.vpcId,
      tags: { Name: name },
    });
    const family = `${ENGINE}${engineVersion}`;
    this.parameterGroup = new RdsClusterParameterGroup(this, "parameter-group", {
      name: `${name}-${family}`,
      description: `Settings of ${name}`,
      family,
      parameter: PARAMETERS,
      // A new major version needs its group while the cluster still uses the old one.
      lifecycle: { createBeforeDestroy: true },
    });
    // RDS would make it without retention, and leave it behind.
    const logGroup = new CloudwatchLogGroup(this, LOG, {
      name: `/aws/rds/cluster/${name}/${LOG}`,
      retentionInDays: logRetentionDays,
      kmsKeyId: key.arn,
    });
    this.resource = new RdsCluster(this, "cluster", {
      clusterIdentifier: name,
      engine: ENGINE,
      // What the first Serverless had a mode for is a class of instance in the second.
      engineMode: "provisioned",
      engineVersion,
      // RDS does none by itself: a higher engineVersion in the code is what asks for it.
      allowMajorVersionUpgrade: true,
      serverlessv2ScalingConfiguration: {
        minCapacity,
        maxCapacity,
        ...(minCapacity === 0 && { secondsUntilAutoPause: autoPauseSeconds ?? 300 }),
      },
      dbClusterParameterGroupName: this.parameterGroup.name,
      databaseName,
      masterUsername: USERNAME,
      manageMasterUserPassword: true,
      port: POSTGRES_PORT,
      dbSubnetGroupName: subnetGroup.name,
      vpcSecurityGroupIds: [this.securityGroup.id],
      storageEncrypted: true,
      kmsKeyId: key.arn,
      backupRetentionPeriod: backupRetentionDays,
      preferredBackupWindow: backupWindow,
      preferredMaintenanceWindow: maintenanceWindow,
      copyTagsToSnapshot: true,
      enabledCloudwatchLogsExports: [LOG],
      applyImmediately: !isProtected,
      deletionProtection: isProtected,
      deleteAutomatedBackups: !isProtected,
      skipFinalSnapshot: !isProtected,
      ...(isProtected && { finalSnapshotIdentifier: `${name}-final`, lifecycle: { preventDestroy: true } }),
      dependsOn: [logGroup],
    });
    // Numbered, not named after what they do: a failover decides which of them writes, and no name could follow it.
    this.instances = Array.from({ length: 1 + readers }, (_, index) => {
      return new RdsClusterInstance(this, `${index + 1}`, {
        identifier: `${name}-${index + 1}`,
        clusterIdentifier: this.resource.id,
        engine: ENGINE,
        instanceClass: "db.serverless",
        // Readers of tier 0 and 1 are kept as large as the instance that writes, so that each can take over at once.
        promotionTier: 1,
        publiclyAccessible: false,
        autoMinorVersionUpgrade: true,
        preferredMaintenanceWindow: maintenanceWindow,
        applyImmediately: !isProtected,
        ...(minCapacity >= LEAST_FOR_INSIGHTS && {
          performanceInsightsEnabled: true,
          performanceInsightsKmsKeyId: key.arn,
          // Days; longer ones are charged for.
          performanceInsightsRetentionPeriod: 7,
        }),
      });
    });
    this.host = this.resource.endpoint;
    this.readerHost = this.resource.readerEndpoint;
    this.secretArn = this.resource.masterUserSecret.get(0).secretArn;
    this.username = secretKey(this.secretArn, "username");
    this.password = secretKey(this.secretArn, "password");
  }

  acceptFrom(name: string, client: FargateService): void {
    const { securityGroup, port } = this;
    admit(this, name, { client, securityGroup, port, what: "PostgreSQL" });
    // The cluster has its address before anybody answers there.
    client.startAfter(...this.instances);
  }
}
