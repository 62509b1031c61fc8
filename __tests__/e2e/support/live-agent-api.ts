import { CreateSecurityGroupCommand, DescribeSecurityGroupRulesCommand } from "@aws-sdk/client-ec2";
import { CreateClusterCommand } from "@aws-sdk/client-ecs";
import {
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AttachRolePolicyCommand, CreateRoleCommand } from "@aws-sdk/client-iam";
import { CreateDBInstanceCommand, CreateDBSubnetGroupCommand } from "@aws-sdk/client-rds";
import { CreateSecretCommand } from "@aws-sdk/client-secrets-manager";
import type { Aws } from "./aws";

const POLICIES: Readonly<Record<string, string>> = {
  tasks: "service-role/AmazonECSTaskExecutionRolePolicy",
  cloudwatch: "CloudWatchFullAccess",
  secrets: "SecretsManagerReadWrite",
  s3: "AmazonS3FullAccess",
};

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
});

/** Makes what the design document lists, as somebody did by hand; answers import ids by address. */
export async function makeLiveAgentApi(
  aws: Aws,
  vpcId: string,
  subnetIds: readonly string[],
): Promise<Record<string, string>> {
  const adoption: Record<string, string> = {};
  const groupOf = async (part: string, name: string) => {
    const { GroupId = "" } = await aws.ec2.send(
      new CreateSecurityGroupCommand({ VpcId: vpcId, GroupName: name, Description: "made by hand" }),
    );
    adoption[`aws_security_group.${part}`] = GroupId;
    return GroupId;
  };
  const door = await groupOf("front_door", "agent-api-prd-lb-sg");
  const api = await groupOf("api", "agent-api-prd-sg");
  const data = await groupOf("database", "agent-api-prd-db-sg");
  // AWS lets every group out to anywhere, by a rule of its own.
  const { SecurityGroupRules: rules = [] } = await aws.ec2.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [api] }] }),
  );
  adoption["aws_vpc_security_group_egress_rule.api_to_anywhere"] =
    rules.find(({ IsEgress }) => IsEgress)?.SecurityGroupRuleId ?? "";

  const { LoadBalancers } = await aws.elb.send(
    new CreateLoadBalancerCommand({
      Name: "agent-api-prd-api-lb",
      Subnets: [...subnetIds],
      SecurityGroups: [door],
    }),
  );
  adoption["aws_lb.front_door"] = LoadBalancers?.[0]?.LoadBalancerArn ?? "";
  const { TargetGroups } = await aws.elb.send(
    new CreateTargetGroupCommand({
      Name: "agent-api-prd-api-tg",
      Port: 8000,
      Protocol: "HTTP",
      TargetType: "ip",
      VpcId: vpcId,
      HealthCheckPath: "/v1/health",
    }),
  );
  adoption["aws_lb_target_group.front_door_api"] = TargetGroups?.[0]?.TargetGroupArn ?? "";

  await aws.ecs.send(new CreateClusterCommand({ clusterName: "agent-api-prd-cluster" }));
  adoption["aws_ecs_cluster.services"] = "agent-api-prd-cluster";

  for (const [part, words] of [
    ["execution", ["tasks", "cloudwatch"]],
    ["task", ["tasks", "cloudwatch", "secrets", "s3"]],
  ] as const) {
    const RoleName = `agent-api-prd-api-td-${part}-role`;
    await aws.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST }));
    adoption[`aws_iam_role.api_${part}`] = RoleName;
    for (const word of words) {
      const PolicyArn = `arn:aws:iam::aws:policy/${POLICIES[word]}`;
      await aws.iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
      adoption[`aws_iam_role_policy_attachment.api_${part}_${word}`] = `${RoleName}/${PolicyArn}`;
    }
  }

  for (const [part, Name] of [
    ["secrets", "agent-api-prd-secrets"],
    ["database_secrets", "agent-api-prd-db-secrets"],
  ] as const) {
    const { ARN = "" } = await aws.secrets.send(new CreateSecretCommand({ Name, SecretString: "{}" }));
    adoption[`aws_secretsmanager_secret.${part}`] = ARN;
  }

  const group = "agent-api-prd-database";
  await aws.rds.send(
    new CreateDBSubnetGroupCommand({
      DBSubnetGroupName: group,
      DBSubnetGroupDescription: "made by hand",
      SubnetIds: [...subnetIds],
    }),
  );
  adoption["aws_db_subnet_group.database"] = group;
  await aws.rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: "agent-api-prd-db",
      DBInstanceClass: "db.t4g.small",
      Engine: "postgres",
      EngineVersion: "17.2",
      AllocatedStorage: 64,
      StorageEncrypted: true,
      KmsKeyId: "arn:aws:kms:us-east-1:777788889999:key/11111111-2222-4333-8444-555555555555",
      DBName: "ai",
      MasterUsername: "agno",
      MasterUserPassword: "made-up-for-this-test",
      DBSubnetGroupName: group,
      VpcSecurityGroupIds: [data],
      PubliclyAccessible: false,
    }),
  );
  adoption["aws_db_instance.database"] = "agent-api-prd-db";
  return adoption;
}
