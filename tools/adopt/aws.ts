import { ACM } from "@aws-sdk/client-acm";
import { ApplicationAutoScaling } from "@aws-sdk/client-application-auto-scaling";
import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { EC2 } from "@aws-sdk/client-ec2";
import { ECR } from "@aws-sdk/client-ecr";
import { ECS } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import { ElastiCache } from "@aws-sdk/client-elasticache";
import { EventBridge } from "@aws-sdk/client-eventbridge";
import { IAM } from "@aws-sdk/client-iam";
import { KMS } from "@aws-sdk/client-kms";
import { RDS } from "@aws-sdk/client-rds";
import { Route53 } from "@aws-sdk/client-route-53";
import { S3 } from "@aws-sdk/client-s3";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { SNS } from "@aws-sdk/client-sns";
import { SSM } from "@aws-sdk/client-ssm";
import { PATIENCE } from "../settings/call-aws";

/** Whom to ask what runs: a client of each service. */
export class Aws {
  readonly acm: ACM;
  readonly autoscaling: ApplicationAutoScaling;
  readonly cache: ElastiCache;
  readonly cloudwatch: CloudWatch;
  readonly ec2: EC2;
  readonly ecr: ECR;
  readonly ecs: ECS;
  readonly elb: ElasticLoadBalancingV2;
  readonly events: EventBridge;
  readonly iam: IAM;
  readonly kms: KMS;
  readonly logs: CloudWatchLogs;
  readonly rds: RDS;
  readonly route53: Route53;
  readonly s3: S3;
  readonly secrets: SecretsManager;
  readonly sns: SNS;
  readonly ssm: SSM;

  constructor(region: string) {
    const config = { region, ...PATIENCE };
    this.acm = new ACM(config);
    this.autoscaling = new ApplicationAutoScaling(config);
    this.cache = new ElastiCache(config);
    this.cloudwatch = new CloudWatch(config);
    this.ec2 = new EC2(config);
    this.ecr = new ECR(config);
    this.ecs = new ECS(config);
    this.elb = new ElasticLoadBalancingV2(config);
    this.events = new EventBridge(config);
    this.iam = new IAM(config);
    this.kms = new KMS(config);
    this.logs = new CloudWatchLogs(config);
    this.rds = new RDS(config);
    this.route53 = new Route53(config);
    this.s3 = new S3(config);
    this.secrets = new SecretsManager(config);
    this.sns = new SNS(config);
    this.ssm = new SSM(config);
  }
}
