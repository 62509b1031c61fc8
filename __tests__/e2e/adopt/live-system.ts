import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { EC2 } from "@aws-sdk/client-ec2";
import { ECR } from "@aws-sdk/client-ecr";
import { ECS } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import { EventBridge } from "@aws-sdk/client-eventbridge";
import { IAM } from "@aws-sdk/client-iam";
import { KMS } from "@aws-sdk/client-kms";
import { RDS } from "@aws-sdk/client-rds";
import { S3 } from "@aws-sdk/client-s3";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { SNS } from "@aws-sdk/client-sns";
import { SSM } from "@aws-sdk/client-ssm";
import { type ClientConfig, clientConfig } from "../../../tools/rehearsal/aws-client";
import { STACK, TRUST } from "./code";

const MANAGED = "arn:aws:iam::aws:policy";
const POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" }],
});

/** A system that somebody made by hand: ids of what the code knows, and of what it does not. */
export async function makeLiveSystem(endpoint: string) {
  const config = clientConfig(endpoint, "us-east-1");
  const network = await makeNetwork(config);
  const way = await makeWayIn(config, network);
  await makeIdentity(config);
  return {
    vpcId: network.vpcId,
    ids: {
      ...network.ids,
      ...way.ids,
      ...(await makeContainers(config)),
      ...(await makeData(config, network.subnets)),
      ...(await makeWatching(config)),
    },
    beside: [...network.beside, ...way.beside],
  };
}

async function makeNetwork(config: ClientConfig) {
  const ec2 = new EC2(config);
  const VpcId = (await ec2.createVpc({ CidrBlock: "10.0.0.0/16" })).Vpc?.VpcId ?? "";
  const subnets = await Promise.all(
    ["a", "b"].map(async (letter, index) => {
      const place = { CidrBlock: `10.0.${index}.0/24`, AvailabilityZone: `us-east-1${letter}` };
      return (await ec2.createSubnet({ VpcId, ...place })).Subnet?.SubnetId ?? "";
    }),
  );
  const group = async (name: string) =>
    (await ec2.createSecurityGroup({ VpcId, GroupName: `${STACK}-${name}`, Description: name })).GroupId ??
    "";
  const [front, api] = [await group("lb-sg"), await group("sg")];
  // Another network has a group of the same name.
  const other = (await ec2.createVpc({ CidrBlock: "10.1.0.0/16" })).Vpc?.VpcId;
  await ec2.createSecurityGroup({ VpcId: other, GroupName: `${STACK}-sg`, Description: "other" });
  const allow = async (GroupId: string, port: number, source: object) => {
    const IpPermissions = [{ IpProtocol: "tcp", FromPort: port, ToPort: port, ...source }];
    const answer = await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions });
    return answer.SecurityGroupRules?.[0]?.SecurityGroupRuleId ?? "";
  };
  const anybody = { IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
  const rules = await ec2.describeSecurityGroupRules({
    Filters: [{ Name: "group-id", Values: [front, api] }],
  });
  const egress = (id: string) =>
    rules.SecurityGroupRules?.find((rule) => rule.GroupId === id && rule.IsEgress)?.SecurityGroupRuleId ?? "";
  return {
    vpcId: VpcId,
    subnets,
    ids: {
      "aws_security_group.front_door": front,
      "aws_security_group.api": api,
      "aws_vpc_security_group_egress_rule.api_to_anywhere": egress(api),
      "aws_vpc_security_group_ingress_rule.front_door_http": await allow(front, 80, anybody),
      "aws_vpc_security_group_ingress_rule.api_from_front_door": await allow(api, 8000, {
        UserIdGroupPairs: [{ GroupId: front }],
      }),
    },
    beside: [egress(front), await allow(api, 22, anybody)],
  };
}

async function makeWayIn(
  config: ClientConfig,
  network: { readonly vpcId: string; readonly subnets: string[] },
) {
  const elb = new ElasticLoadBalancingV2(config);
  const balancer = await elb.createLoadBalancer({ Name: `${STACK}-api-lb`, Subnets: network.subnets });
  const LoadBalancerArn = balancer.LoadBalancers?.[0]?.LoadBalancerArn ?? "";
  const group = await elb.createTargetGroup({
    Name: `${STACK}-api-tg`,
    Protocol: "HTTP",
    Port: 8000,
    VpcId: network.vpcId,
    TargetType: "ip",
  });
  const TargetGroupArn = group.TargetGroups?.[0]?.TargetGroupArn ?? "";
  const forward = [{ Type: "forward" as const, TargetGroupArn }];
  const listen = async (Port: number) => {
    const listener = { LoadBalancerArn, Port, Protocol: "HTTP" as const, DefaultActions: forward };
    return (await elb.createListener(listener)).Listeners?.[0]?.ListenerArn ?? "";
  };
  const [http, debug] = [await listen(80), await listen(8080)];
  const rule = async (Priority: number) => {
    const Conditions = [{ Field: "path-pattern", Values: [`/v${Priority}/*`] }];
    const made = await elb.createRule({ ListenerArn: http, Priority, Conditions, Actions: forward });
    return made.Rules?.[0]?.RuleArn ?? "";
  };
  return {
    ids: {
      "aws_lb.front_door": LoadBalancerArn,
      "aws_lb_target_group.api": TargetGroupArn,
      "aws_lb_listener.http": http,
      "aws_lb_listener_rule.api": await rule(100),
    },
    beside: [debug, await rule(7)],
  };
}

async function makeIdentity(config: ClientConfig) {
  const iam = new IAM(config);
  const RoleName = `${STACK}-api-td-execution-role`;
  await iam.createRole({ RoleName, AssumeRolePolicyDocument: TRUST });
  for (const name of ["secrets", "left-over"]) {
    await iam.putRolePolicy({ RoleName, PolicyName: name, PolicyDocument: POLICY });
  }
  for (const name of ["service-role/AmazonECSTaskExecutionRolePolicy", "CloudWatchFullAccess"]) {
    await iam.attachRolePolicy({ RoleName, PolicyArn: `${MANAGED}/${name}` });
  }
}

async function makeContainers(config: ClientConfig) {
  const [ecs, ecr] = [new ECS(config), new ECR(config)];
  const name = `${STACK}-cluster`;
  await ecs.createCluster({ clusterName: name });
  const register = async (family: string) => {
    const containerDefinitions = [{ name: "api", image: "api:1" }];
    const made = await ecs.registerTaskDefinition({
      family,
      containerDefinitions,
      cpu: "1024",
      memory: "2048",
    });
    return made.taskDefinition?.taskDefinitionArn ?? "";
  };
  await register(`${STACK}-api-td`);
  const newest = await register(`${STACK}-api-td`);
  await register(`${STACK}-api-td-migrations`);
  const service = { cluster: name, serviceName: `${STACK}-api-service`, taskDefinition: newest };
  await ecs.createService({ ...service, desiredCount: 1 });
  await ecr.createRepository({ repositoryName: `${STACK}-api` });
  return {
    "aws_ecs_cluster.cluster": name,
    "aws_ecs_cluster_capacity_providers.cluster": name,
    "aws_ecs_service.api": `${name}/${STACK}-api-service`,
    "aws_ecr_repository.image": `${STACK}-api`,
  };
}

async function makeData(config: ClientConfig, SubnetIds: string[]) {
  const [rds, kms, s3] = [new RDS(config), new KMS(config), new S3({ ...config, forcePathStyle: true })];
  const [secrets, ssm] = [new SecretsManager(config), new SSM(config)];
  const groupName = `${STACK}-db-subnets`;
  await rds.createDBSubnetGroup({
    DBSubnetGroupName: groupName,
    DBSubnetGroupDescription: "db",
    SubnetIds,
  });
  await rds.createDBInstance({
    DBInstanceIdentifier: `${STACK}-db`,
    DBInstanceClass: "db.t4g.small",
    Engine: "postgres",
    AllocatedStorage: 64,
    DBSubnetGroupName: groupName,
    MasterUsername: "agno",
    ManageMasterUserPassword: true,
  });
  const secret = await secrets.createSecret({ Name: `${STACK}-secrets`, SecretString: "{}" });
  for (const name of ["log-level", "images/api"]) {
    await ssm.putParameter({ Name: `/agent-api/prd/${name}`, Value: "1", Type: "String" });
  }
  const key = (await kms.createKey({})).KeyMetadata?.KeyId ?? "";
  await kms.createAlias({ AliasName: `alias/${STACK}-key`, TargetKeyId: key });
  const Bucket = `${STACK}-uploads`;
  await s3.createBucket({ Bucket });
  await s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: true } });
  return {
    "aws_db_instance.database": `${STACK}-db`,
    "aws_db_subnet_group.database": groupName,
    "aws_secretsmanager_secret.secrets": secret.ARN ?? "",
    "aws_ssm_parameter.running": "/agent-api/prd/images/api",
    "aws_kms_key.key": key,
    "aws_kms_alias.key": `alias/${STACK}-key`,
    "aws_s3_bucket.uploads": Bucket,
    "aws_s3_bucket_public_access_block.uploads": Bucket,
  };
}

async function makeWatching(config: ClientConfig) {
  const [logs, sns, events] = [new CloudWatchLogs(config), new SNS(config), new EventBridge(config)];
  for (const name of ["logs", "logs-of-old"]) await logs.createLogGroup({ logGroupName: `${STACK}-${name}` });
  const topic = (await sns.createTopic({ Name: `${STACK}-notifications` })).TopicArn ?? "";
  const Rule = `${STACK}-stopped`;
  await events.putRule({ Name: Rule, EventPattern: JSON.stringify({ source: ["aws.ecs"] }) });
  await events.putTargets({ Rule, Targets: [{ Id: "notifications", Arn: topic }] });
  return {
    "aws_cloudwatch_log_group.api": `${STACK}-logs`,
    "aws_sns_topic.notifications": topic,
    "aws_sns_topic_policy.notifications": topic,
    "aws_cloudwatch_event_rule.stopped": Rule,
    "aws_cloudwatch_event_target.stopped": `${Rule}/notifications`,
  };
}
