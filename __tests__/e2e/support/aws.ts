import { ACMClient } from "@aws-sdk/client-acm";
import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECRClient } from "@aws-sdk/client-ecr";
import { ECSClient } from "@aws-sdk/client-ecs";
import { EFSClient } from "@aws-sdk/client-efs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { ElastiCacheClient } from "@aws-sdk/client-elasticache";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { RDSClient } from "@aws-sdk/client-rds";
import { Route53Client } from "@aws-sdk/client-route-53";
import { S3Client } from "@aws-sdk/client-s3";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { ServiceDiscoveryClient } from "@aws-sdk/client-servicediscovery";
import { SNSClient } from "@aws-sdk/client-sns";
import { SSMClient } from "@aws-sdk/client-ssm";
import { type ClientConfig, clientConfig } from "../../../tools/rehearsal/aws-client";

/** Whom to ask what was deployed: a client of each service. */
export class Aws {
  readonly acm: ACMClient;
  readonly autoscaling: ApplicationAutoScalingClient;
  readonly cloudtrail: CloudTrailClient;
  readonly cloudwatch: CloudWatchClient;
  readonly dynamodb: DynamoDBClient;
  readonly ec2: EC2Client;
  readonly ecr: ECRClient;
  readonly ecs: ECSClient;
  readonly efs: EFSClient;
  readonly elasticache: ElastiCacheClient;
  readonly elb: ElasticLoadBalancingV2Client;
  readonly events: EventBridgeClient;
  readonly iam: IAMClient;
  readonly kms: KMSClient;
  readonly logs: CloudWatchLogsClient;
  readonly namespaces: ServiceDiscoveryClient;
  readonly rds: RDSClient;
  readonly route53: Route53Client;
  readonly s3: S3Client;
  readonly secrets: SecretsManagerClient;
  readonly sns: SNSClient;
  readonly ssm: SSMClient;

  constructor(endpoint: string, region: string) {
    const config: ClientConfig = clientConfig(endpoint, region);
    this.acm = new ACMClient(config);
    this.autoscaling = new ApplicationAutoScalingClient(config);
    this.cloudtrail = new CloudTrailClient(config);
    this.cloudwatch = new CloudWatchClient(config);
    this.dynamodb = new DynamoDBClient(config);
    this.ec2 = new EC2Client(config);
    this.ecr = new ECRClient(config);
    this.ecs = new ECSClient(config);
    this.efs = new EFSClient(config);
    this.elasticache = new ElastiCacheClient(config);
    this.elb = new ElasticLoadBalancingV2Client(config);
    this.events = new EventBridgeClient(config);
    this.iam = new IAMClient(config);
    this.kms = new KMSClient(config);
    this.logs = new CloudWatchLogsClient(config);
    this.namespaces = new ServiceDiscoveryClient(config);
    this.rds = new RDSClient(config);
    this.route53 = new Route53Client(config);
    this.s3 = new S3Client({ ...config, forcePathStyle: true });
    this.secrets = new SecretsManagerClient(config);
    this.sns = new SNSClient(config);
    this.ssm = new SSMClient(config);
  }
}
