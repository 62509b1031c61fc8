import { ask } from "../ask";
import type { Aws } from "../aws";
import { found, type Kind, NAME } from "./kind";

/** Asks for what has a name. */
type Question = (aws: Aws, name: string) => Promise<readonly unknown[] | undefined>;

/** What RDS and ElastiCache have is imported by its name. */
function named(attribute: string, question: Question): Kind {
  return {
    wants: `its ${attribute}`,
    form: NAME,
    by: [attribute],
    find: async (aws, values) => {
      const name = values[attribute] ?? "";
      return ((await question(aws, name)) ?? []).flatMap(() => found(name));
    },
  };
}

const instance: Question = async ({ rds }, DBInstanceIdentifier) =>
  (await ask("rds:DescribeDBInstances", rds.describeDBInstances({ DBInstanceIdentifier })))?.DBInstances;

const cluster: Question = async ({ rds }, DBClusterIdentifier) =>
  (await ask("rds:DescribeDBClusters", rds.describeDBClusters({ DBClusterIdentifier })))?.DBClusters;

const parameterGroup: Question = async ({ rds }, DBParameterGroupName) => {
  const answer = rds.describeDBParameterGroups({ DBParameterGroupName });
  return (await ask("rds:DescribeDBParameterGroups", answer))?.DBParameterGroups;
};

const clusterParameterGroup: Question = async ({ rds }, DBClusterParameterGroupName) => {
  const answer = rds.describeDBClusterParameterGroups({ DBClusterParameterGroupName });
  return (await ask("rds:DescribeDBClusterParameterGroups", answer))?.DBClusterParameterGroups;
};

const subnetGroup: Question = async ({ rds }, DBSubnetGroupName) => {
  const answer = rds.describeDBSubnetGroups({ DBSubnetGroupName });
  return (await ask("rds:DescribeDBSubnetGroups", answer))?.DBSubnetGroups;
};

const replicationGroup: Question = async ({ cache }, ReplicationGroupId) => {
  const answer = cache.describeReplicationGroups({ ReplicationGroupId });
  return (await ask("elasticache:DescribeReplicationGroups", answer))?.ReplicationGroups;
};

const cacheParameterGroup: Question = async ({ cache }, CacheParameterGroupName) => {
  const answer = cache.describeCacheParameterGroups({ CacheParameterGroupName });
  return (await ask("elasticache:DescribeCacheParameterGroups", answer))?.CacheParameterGroups;
};

const cacheSubnetGroup: Question = async ({ cache }, CacheSubnetGroupName) => {
  const answer = cache.describeCacheSubnetGroups({ CacheSubnetGroupName });
  return (await ask("elasticache:DescribeCacheSubnetGroups", answer))?.CacheSubnetGroups;
};

export const DATA = {
  aws_db_instance: named("identifier", instance),
  aws_db_parameter_group: named("name", parameterGroup),
  aws_db_subnet_group: named("name", subnetGroup),
  aws_elasticache_parameter_group: named("name", cacheParameterGroup),
  aws_elasticache_replication_group: named("replication_group_id", replicationGroup),
  aws_elasticache_subnet_group: named("name", cacheSubnetGroup),
  aws_rds_cluster: named("cluster_identifier", cluster),
  aws_rds_cluster_instance: named("identifier", instance),
  aws_rds_cluster_parameter_group: named("name", clusterParameterGroup),
};
