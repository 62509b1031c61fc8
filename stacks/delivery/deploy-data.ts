import { EfsFileSystem } from "@cdktf/provider-aws/lib/efs-file-system";
import type { Permission } from "../../modules/identity/permission";
import { bucketArns, inRegion, named, pathed, secretArns } from "./names";
import type { Reach } from "./options";
import { has } from "./reach";

const DATABASES: readonly string[] = [
  "rds:AddTagsToResource",
  "rds:CreateDBCluster",
  "rds:CreateDBClusterParameterGroup",
  "rds:CreateDBClusterSnapshot",
  "rds:CreateDBInstance",
  "rds:CreateDBParameterGroup",
  "rds:CreateDBSnapshot",
  "rds:CreateDBSubnetGroup",
  "rds:DeleteDBCluster",
  "rds:DeleteDBClusterParameterGroup",
  "rds:DeleteDBInstance",
  "rds:DeleteDBParameterGroup",
  "rds:DeleteDBSubnetGroup",
  "rds:ModifyDBCluster",
  "rds:ModifyDBClusterParameterGroup",
  "rds:ModifyDBInstance",
  "rds:ModifyDBParameterGroup",
  "rds:ModifyDBSubnetGroup",
  "rds:RebootDBInstance",
  "rds:RemoveTagsFromResource",
  "rds:ResetDBClusterParameterGroup",
  "rds:ResetDBParameterGroup",
];

const CACHES: readonly string[] = [
  "elasticache:AddTagsToResource",
  "elasticache:CreateCacheParameterGroup",
  "elasticache:CreateCacheSubnetGroup",
  "elasticache:CreateReplicationGroup",
  "elasticache:CreateSnapshot",
  "elasticache:DecreaseReplicaCount",
  "elasticache:DeleteCacheParameterGroup",
  "elasticache:DeleteCacheSubnetGroup",
  "elasticache:DeleteReplicationGroup",
  "elasticache:IncreaseReplicaCount",
  "elasticache:ModifyCacheParameterGroup",
  "elasticache:ModifyCacheSubnetGroup",
  "elasticache:ModifyReplicationGroup",
  "elasticache:RemoveTagsFromResource",
  "elasticache:ResetCacheParameterGroup",
];

const BUCKETS: readonly string[] = [
  "s3:CreateBucket",
  "s3:DeleteBucket",
  "s3:DeleteBucketPolicy",
  "s3:PutBucket*",
  "s3:PutEncryptionConfiguration",
  "s3:PutLifecycleConfiguration",
];

/** Places for secrets: what is in them is put there by people, and read by services. */
const SECRETS: readonly string[] = [
  "secretsmanager:CreateSecret",
  "secretsmanager:DeleteResourcePolicy",
  "secretsmanager:DeleteSecret",
  "secretsmanager:PutResourcePolicy",
  "secretsmanager:RestoreSecret",
  "secretsmanager:TagResource",
  "secretsmanager:UntagResource",
  "secretsmanager:UpdateSecret",
];

/** What holds data; the keys it is encrypted with are in deploy-keys.ts, as one policy would be too long for both. */
export function deployData(reach: Reach): Permission[] {
  const { deployment } = reach;
  return [
    {
      sid: "Databases",
      actions: DATABASES,
      // An instance is made with the default option group of its engine, and one in a cluster with default parameters.
      resources: [
        ...named(reach, "rds", "*:"),
        deployment.arn("rds", "og:default:*"),
        deployment.arn("rds", "pg:default.*"),
      ],
    },
    {
      sid: "Caches",
      actions: CACHES,
      // A group is made of nodes, in subnets, with parameters: one call touches all of them.
      resources: [
        ...named(reach, "elasticache", "*:"),
        deployment.arn("elasticache", "parametergroup:default.*"),
      ],
    },
    { sid: "Secrets", actions: SECRETS, resources: secretArns(reach) },
    {
      // RDS keeps the password of an instance in a secret it makes with the rights of whoever asks it.
      sid: "SecretsOfDatabases",
      actions: ["secretsmanager:CreateSecret", "secretsmanager:TagResource"],
      resources: [deployment.arn("secretsmanager", "secret:rds!*")],
    },
    {
      sid: "Parameters",
      actions: [
        "ssm:AddTagsToResource",
        "ssm:DeleteParameter",
        "ssm:GetParameter",
        "ssm:GetParameters",
        "ssm:PutParameter",
        "ssm:RemoveTagsFromResource",
      ],
      resources: pathed(reach, "ssm", "parameter"),
    },
    { sid: "Buckets", actions: BUCKETS, resources: bucketArns(reach) },
    // Terraform empties the buckets it destroys, where they may be destroyed at all.
    ...(deployment.isProtected
      ? []
      : [
          {
            sid: "EmptyBuckets",
            actions: ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:ListBucketVersions"],
            resources: bucketArns(reach),
          },
        ]),
    ...(has(reach, EfsFileSystem)
      ? [
          {
            sid: "Files",
            actions: [
              "elasticfilesystem:Create*",
              "elasticfilesystem:Delete*",
              "elasticfilesystem:Put*",
              "elasticfilesystem:TagResource",
              "elasticfilesystem:UntagResource",
              "elasticfilesystem:UpdateFileSystem",
            ],
            resources: ["*"],
            conditions: { StringEquals: inRegion(deployment) },
          },
        ]
      : []),
  ];
}
