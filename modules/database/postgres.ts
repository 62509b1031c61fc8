import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Lazy } from "cdktf";
import { Construct } from "constructs";
import { admit } from "../container-service/admit";
import type { FargateService } from "../container-service/fargate-service";
import { Deployment } from "../naming/deployment";
import { logRetentionProblem } from "../observability/log-retention";
import type { InjectedValue } from "../secrets/injected-value";
import { secretKey } from "../secrets/secret";
import { validate } from "../validation/validate";
import { backupRetentionProblem } from "./backup-retention";
import { type Database, POSTGRES_PORT } from "./database";
import { databaseNameProblem, usernameProblem } from "./database-name";
import { instanceClassProblem } from "./instance-class";
import { PARAMETERS } from "./parameters";
import type { PostgresProps } from "./postgres-props";
import { growthLimit, storageProblems } from "./storage";
import { windowProblems } from "./windows";

export type { PostgresProps, PostgresVersion } from "./postgres-props";

/** Logs RDS hands to CloudWatch, as it calls them in the names of their groups. */
const LOGS = ["postgresql", "upgrade"];

/** PostgreSQL run by RDS in private subnets, whose password only Secrets Manager knows. */
export class Postgres extends Construct implements Database {
  readonly host: string;
  readonly port = POSTGRES_PORT;
  readonly databaseName: string;
  readonly username: InjectedValue;
  readonly password: InjectedValue;
  readonly securityGroup: SecurityGroup;
  readonly resource: DbInstance;
  readonly parameterGroup: DbParameterGroup;

  /** Where RDS keeps the user name and the password, which it changes every seven days. */
  readonly secretArn: string;

  constructor(scope: Construct, id: string, props: PostgresProps) {
    super(scope, id);
    const { network, key, databaseName, instanceClass, multiAz = false, engineVersion = "16" } = props;
    const { allocatedStorageGiB = 20, maxAllocatedStorageGiB = growthLimit(allocatedStorageGiB) } = props;
    const { backupWindow = "03:00-04:00", maintenanceWindow = "sun:05:00-sun:06:00" } = props;
    // None of the names that are tried first: postgres, admin, root.
    const { backupRetentionDays, logRetentionDays, username = "database_admin" } = props;
    const deployment = Deployment.of(this);
    const { isProtected } = deployment;
    const name = deployment.name(id);
    validate(this, [
      databaseNameProblem(databaseName),
      usernameProblem(username),
      instanceClassProblem(instanceClass),
      ...storageProblems(allocatedStorageGiB, maxAllocatedStorageGiB),
      backupRetentionProblem(backupRetentionDays, isProtected),
      ...windowProblems(backupWindow, maintenanceWindow),
      logRetentionProblem(logRetentionDays),
    ]);
    this.databaseName = databaseName;
    const subnetGroup = new DbSubnetGroup(this, "subnet-group", {
      name,
      description: `Subnets of ${name}`,
      subnetIds: network.dataSubnetIds,
    });
    this.securityGroup = new SecurityGroup(this, "security-group", {
      name,
      description: `Database ${name}`,
      vpcId: network.vpcId,
      tags: { Name: name },
    });
    const [major, minor] = engineVersion.split(".");
    const family = `postgres${major}`;
    this.parameterGroup = new DbParameterGroup(this, "parameter-group", {
      name: `${name}-${family}`,
      description: `Settings of ${name}`,
      family,
      parameter: PARAMETERS,
      // A new major version needs its group while the instance still uses the old one.
      lifecycle: { createBeforeDestroy: true },
    });
    this.resource = new DbInstance(this, "instance", {
      identifier: name,
      instanceClass,
      multiAz,
      engine: "postgres",
      engineVersion,
      autoMinorVersionUpgrade: minor === undefined,
      // RDS does none by itself: a higher engineVersion in the code is what asks for it.
      allowMajorVersionUpgrade: true,
      parameterGroupName: this.parameterGroup.name,
      dbName: databaseName,
      username,
      manageMasterUserPassword: true,
      port: POSTGRES_PORT,
      dbSubnetGroupName: subnetGroup.name,
      vpcSecurityGroupIds: [this.securityGroup.id],
      publiclyAccessible: false,
      storageType: "gp3",
      allocatedStorage: allocatedStorageGiB,
      maxAllocatedStorage: maxAllocatedStorageGiB,
      storageEncrypted: true,
      kmsKeyId: key.arn,
      backupRetentionPeriod: backupRetentionDays,
      backupWindow,
      copyTagsToSnapshot: true,
      maintenanceWindow,
      enabledCloudwatchLogsExports: LOGS,
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: key.arn,
      // Days; longer ones are charged for.
      performanceInsightsRetentionPeriod: 7,
      applyImmediately: !isProtected,
      deletionProtection: isProtected,
      deleteAutomatedBackups: !isProtected,
      skipFinalSnapshot: !isProtected,
      ...(isProtected && {
        finalSnapshotIdentifier: this.named((given) => `${given}-final`),
        lifecycle: { preventDestroy: true },
      }),
      // RDS would make these without retention, and leave them behind.
      dependsOn: LOGS.map(
        (log) =>
          new CloudwatchLogGroup(this, log, {
            name: this.named((given) => `/aws/rds/instance/${given}/${log}`),
            retentionInDays: logRetentionDays,
            kmsKeyId: key.arn,
          }),
      ),
    });
    this.host = this.resource.address;
    this.secretArn = this.resource.masterUserSecret.get(0).secretArn;
    this.username = secretKey(this.secretArn, "username");
    this.password = secretKey(this.secretArn, "password");
  }

  /** A text with the identifier of the instance in it, which may still be overridden. */
  private named(text: (identifier: string) => string): string {
    return Lazy.stringValue({ produce: () => text(this.resource.identifierInput ?? "") });
  }

  acceptFrom(name: string, client: FargateService): void {
    const { securityGroup, port } = this;
    admit(this, name, { client, securityGroup, port, what: "PostgreSQL" });
  }
}
