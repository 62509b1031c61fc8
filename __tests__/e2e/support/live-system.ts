import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  type IpPermission,
} from "@aws-sdk/client-ec2";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AttachRolePolicyCommand, CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateDBInstanceCommand, CreateDBSubnetGroupCommand } from "@aws-sdk/client-rds";
import { CreateSecretCommand } from "@aws-sdk/client-secrets-manager";
import type { Aws } from "../support/aws";
import type { GivenNetwork } from "../support/given-network";

const NAME = "agent-api-prd";

/** The password that stood in the document: everybody may have read it. */
export const LEAKED = "printed-in-a-document";

const EVERYONE = [{ CidrIp: "0.0.0.0/0" }];

/**
 * Makes agent-api as its document says that it runs: by hand, in public subnets, with plain HTTP, policies that allow
 * everything, and a password somebody chose. Its database has a public address besides, as databases made by hand often do.
 */
export async function makeLiveSystem(aws: Aws, { vpcId, subnets }: GivenNetwork): Promise<void> {
  const own = [subnets["public-a"] ?? "", subnets["public-b"] ?? ""];
  const door = await securityGroup(aws, vpcId, `${NAME}-lb-sg`, [tcp(80, EVERYONE), tcp(443, EVERYONE)]);
  const app = await securityGroup(aws, vpcId, `${NAME}-sg`, [tcp(8000, door)]);
  const data = await securityGroup(aws, vpcId, `${NAME}-db-sg`, [tcp(5432, app)]);
  const target = await loadBalancer(aws, vpcId, own, door);
  await database(aws, own, data);
  await secrets(aws);
  const execution = await role(aws, `${NAME}-api-td-execution-role`, EXECUTION_POLICIES);
  const task = await role(aws, `${NAME}-api-td-task-role`, TASK_POLICIES);
  await service(aws, { subnets: own, group: app, target, execution, task });
}

const TASKS = "service-role/AmazonECSTaskExecutionRolePolicy";
const EXECUTION_POLICIES = [TASKS, "CloudWatchFullAccess"];
const TASK_POLICIES = [...EXECUTION_POLICIES, "SecretsManagerReadWrite", "AmazonS3FullAccess"];

function tcp(port: number, from: IpPermission["IpRanges"] | string): IpPermission {
  const ports = { IpProtocol: "tcp", FromPort: port, ToPort: port };
  return typeof from === "string"
    ? { ...ports, UserIdGroupPairs: [{ GroupId: from }] }
    : { ...ports, IpRanges: from };
}

async function securityGroup(
  { ec2 }: Aws,
  VpcId: string,
  GroupName: string,
  IpPermissions: IpPermission[],
): Promise<string> {
  const { GroupId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({ VpcId, GroupName, Description: "Created by the setup script" }),
  );
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  return GroupId;
}

async function loadBalancer({ elb }: Aws, VpcId: string, Subnets: string[], group: string): Promise<string> {
  const { LoadBalancers } = await elb.send(
    new CreateLoadBalancerCommand({
      Name: `${NAME}-api-lb`,
      Type: "application",
      Scheme: "internet-facing",
      Subnets,
      SecurityGroups: [group],
    }),
  );
  const { TargetGroups } = await elb.send(
    new CreateTargetGroupCommand({
      Name: `${NAME}-api-tg`,
      Protocol: "HTTP",
      Port: 8000,
      VpcId,
      TargetType: "ip",
      HealthCheckPath: "/v1/health",
    }),
  );
  const TargetGroupArn = TargetGroups?.[0]?.TargetGroupArn ?? "";
  await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn,
      Protocol: "HTTP",
      Port: 80,
      DefaultActions: [{ Type: "forward", TargetGroupArn }],
    }),
  );
  return TargetGroupArn;
}

async function database({ rds }: Aws, SubnetIds: string[], group: string): Promise<void> {
  const DBSubnetGroupName = `${NAME}-db-subnets`;
  await rds.send(
    new CreateDBSubnetGroupCommand({ DBSubnetGroupName, DBSubnetGroupDescription: "Two zones", SubnetIds }),
  );
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: `${NAME}-db`,
      DBInstanceClass: "db.t4g.small",
      Engine: "postgres",
      EngineVersion: "17.2",
      AllocatedStorage: 64,
      DBName: "ai",
      Port: 5432,
      MasterUsername: "agno",
      MasterUserPassword: LEAKED,
      StorageEncrypted: true,
      PubliclyAccessible: true,
      DBSubnetGroupName,
      VpcSecurityGroupIds: [group],
    }),
  );
}

async function secrets({ secrets: manager }: Aws): Promise<void> {
  const values = {
    [`${NAME}-secrets`]: {
      SECRET_KEY: "live-key",
      APP_PASSWORD: "live-password",
      OPENAI_API_KEY: "live-openai",
    },
    [`${NAME}-db-secrets`]: { MASTER_USERNAME: "agno", MASTER_USER_PASSWORD: LEAKED },
  };
  for (const [Name, value] of Object.entries(values)) {
    await manager.send(new CreateSecretCommand({ Name, SecretString: JSON.stringify(value) }));
  }
}

async function role({ iam }: Aws, RoleName: string, policies: readonly string[]): Promise<string> {
  const trust = {
    Effect: "Allow",
    Principal: { Service: "ecs-tasks.amazonaws.com" },
    Action: "sts:AssumeRole",
  };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [trust] });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  for (const policy of policies) {
    const PolicyArn = `arn:aws:iam::aws:policy/${policy}`;
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  }
  const custom = { Effect: "Allow", Action: ["bedrock:*", "secretsmanager:GetSecretValue"], Resource: "*" };
  await iam.send(
    new PutRolePolicyCommand({
      RoleName,
      PolicyName: `${NAME}-custom`,
      PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [custom] }),
    }),
  );
  return Role?.Arn ?? "";
}

interface Service {
  readonly subnets: string[];
  readonly group: string;
  readonly target: string;
  readonly execution: string;
  readonly task: string;
}

async function service({ ecs }: Aws, { subnets, group, target, execution, task }: Service): Promise<void> {
  const cluster = `${NAME}-cluster`;
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: `${NAME}-api-td`,
      cpu: "1024",
      memory: "2048",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      executionRoleArn: execution,
      taskRoleArn: task,
      containerDefinitions: [
        {
          name: "api",
          image: "public.ecr.aws/example/agent-api:1.4.0",
          command: ["uvicorn", "api.main:app", "--workers", "2"],
          portMappings: [{ containerPort: 8000 }],
          environment: [{ name: "DB_PASS", value: LEAKED }],
        },
      ],
    }),
  );
  await ecs.send(
    new CreateServiceCommand({
      cluster,
      serviceName: `${NAME}-api-service`,
      taskDefinition: taskDefinition?.taskDefinitionArn,
      desiredCount: 1,
      launchType: "FARGATE",
      loadBalancers: [{ targetGroupArn: target, containerName: "api", containerPort: 8000 }],
      networkConfiguration: {
        awsvpcConfiguration: { subnets, securityGroups: [group], assignPublicIp: "ENABLED" },
      },
    }),
  );
}
