import { DynamoDBClient, paginateListTables } from "@aws-sdk/client-dynamodb";
import { EFSClient, paginateDescribeFileSystems } from "@aws-sdk/client-efs";
import {
  ElastiCacheClient,
  paginateDescribeCacheParameterGroups,
  paginateDescribeCacheSubnetGroups,
  paginateDescribeReplicationGroups,
  paginateDescribeSnapshots,
} from "@aws-sdk/client-elasticache";
import {
  paginateDescribeDBClusterParameterGroups,
  paginateDescribeDBClusterSnapshots,
  paginateDescribeDBClusters,
  paginateDescribeDBInstances,
  paginateDescribeDBParameterGroups,
  paginateDescribeDBSnapshots,
  paginateDescribeDBSubnetGroups,
  RDSClient,
} from "@aws-sdk/client-rds";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import type { ClientConfig } from "../aws-client";
import { given, type Kinds, named } from "./kinds";

/** AWS makes parameter groups of this name when it first needs them, and keeps them. */
const MADE_BY_AWS = /^default\./;

export function data(config: ClientConfig): Kinds {
  const client = new RDSClient(config);
  const dynamodb = new DynamoDBClient(config);
  const efs = new EFSClient(config);
  return {
    "RDS instance": () =>
      named(paginateDescribeDBInstances({ client }, {}), ({ DBInstances }) =>
        DBInstances?.map(({ DBInstanceIdentifier }) => DBInstanceIdentifier),
      ),
    "RDS cluster": () =>
      named(paginateDescribeDBClusters({ client }, {}), ({ DBClusters }) =>
        DBClusters?.map(({ DBClusterIdentifier }) => DBClusterIdentifier),
      ),
    "RDS subnet group": () =>
      named(paginateDescribeDBSubnetGroups({ client }, {}), ({ DBSubnetGroups }) =>
        DBSubnetGroups?.map(({ DBSubnetGroupName }) => DBSubnetGroupName),
      ),
    "RDS parameter group": () =>
      named(paginateDescribeDBParameterGroups({ client }, {}), ({ DBParameterGroups }) =>
        DBParameterGroups?.map(({ DBParameterGroupName }) => DBParameterGroupName).filter(
          (name = "") => !MADE_BY_AWS.test(name),
        ),
      ),
    "RDS cluster parameter group": () =>
      named(paginateDescribeDBClusterParameterGroups({ client }, {}), ({ DBClusterParameterGroups }) =>
        DBClusterParameterGroups?.map(
          ({ DBClusterParameterGroupName }) => DBClusterParameterGroupName,
        ).filter((name = "") => !MADE_BY_AWS.test(name)),
      ),
    "RDS cluster snapshot": () =>
      named(
        paginateDescribeDBClusterSnapshots({ client }, { SnapshotType: "manual" }),
        ({ DBClusterSnapshots }) =>
          DBClusterSnapshots?.map(({ DBClusterSnapshotIdentifier }) => DBClusterSnapshotIdentifier),
      ),
    "RDS snapshot": () =>
      named(paginateDescribeDBSnapshots({ client }, { SnapshotType: "manual" }), ({ DBSnapshots }) =>
        DBSnapshots?.map(({ DBSnapshotIdentifier }) => DBSnapshotIdentifier),
      ),
    "DynamoDB table": () =>
      named(paginateListTables({ client: dynamodb }, {}), ({ TableNames }) => TableNames),
    "EFS file system": () =>
      named(paginateDescribeFileSystems({ client: efs }, {}), ({ FileSystems }) =>
        FileSystems?.map(({ FileSystemId }) => FileSystemId),
      ),
  };
}

export function caches(config: ClientConfig): Kinds {
  const client = new ElastiCacheClient(config);
  return {
    "ElastiCache replication group": () =>
      named(paginateDescribeReplicationGroups({ client }, {}), ({ ReplicationGroups }) =>
        ReplicationGroups?.map(({ ReplicationGroupId }) => ReplicationGroupId),
      ),
    "ElastiCache subnet group": () =>
      named(paginateDescribeCacheSubnetGroups({ client }, {}), ({ CacheSubnetGroups }) =>
        CacheSubnetGroups?.map(({ CacheSubnetGroupName }) => CacheSubnetGroupName),
      ),
    "ElastiCache parameter group": () =>
      named(paginateDescribeCacheParameterGroups({ client }, {}), ({ CacheParameterGroups }) =>
        CacheParameterGroups?.map(({ CacheParameterGroupName }) => CacheParameterGroupName).filter(
          (name = "") => !MADE_BY_AWS.test(name),
        ),
      ),
    "ElastiCache snapshot": () =>
      named(paginateDescribeSnapshots({ client }, {}), ({ Snapshots }) =>
        Snapshots?.filter(({ SnapshotSource }) => SnapshotSource === "manual").map(
          ({ SnapshotName }) => SnapshotName,
        ),
      ),
  };
}

/** Buckets have no region in a list: every region shows them all. */
export function buckets(config: ClientConfig): Kinds {
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  return {
    "S3 bucket": async () => {
      const { Buckets } = await s3.send(new ListBucketsCommand({}));
      return given(Buckets?.map(({ Name }) => Name));
    },
  };
}
