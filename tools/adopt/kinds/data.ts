import { ask } from "../ask";
import type { Aws } from "../aws";
import { found, type Kind, NAME } from "./kind";

/** What RDS and ElastiCache have is imported by its name. */
function named(attribute: string, isThere: (aws: Aws, name: string) => Promise<unknown>): Kind {
  return {
    wants: `its ${attribute}`,
    form: NAME,
    by: [attribute],
    find: async (aws, values) => {
      const name = values[attribute] ?? "";
      return (await isThere(aws, name)) ? found(name) : [];
    },
  };
}

export const DATA: Readonly<Record<string, Kind>> = {
  aws_db_instance: named("identifier", ({ rds }, name) =>
    ask("rds:DescribeDBInstances", rds.describeDBInstances({ DBInstanceIdentifier: name })),
  ),
  aws_db_parameter_group: named("name", ({ rds }, name) =>
    ask("rds:DescribeDBParameterGroups", rds.describeDBParameterGroups({ DBParameterGroupName: name })),
  ),
  aws_db_subnet_group: named("name", ({ rds }, name) =>
    ask("rds:DescribeDBSubnetGroups", rds.describeDBSubnetGroups({ DBSubnetGroupName: name })),
  ),
  aws_elasticache_parameter_group: named("name", ({ cache }, name) =>
    ask(
      "elasticache:DescribeCacheParameterGroups",
      cache.describeCacheParameterGroups({ CacheParameterGroupName: name }),
    ),
  ),
  aws_elasticache_replication_group: named("replication_group_id", ({ cache }, name) =>
    ask(
      "elasticache:DescribeReplicationGroups",
      cache.describeReplicationGroups({ ReplicationGroupId: name }),
    ),
  ),
  aws_elasticache_subnet_group: named("name", ({ cache }, name) =>
    ask(
      "elasticache:DescribeCacheSubnetGroups",
      cache.describeCacheSubnetGroups({ CacheSubnetGroupName: name }),
    ),
  ),
  aws_rds_cluster: named("cluster_identifier", ({ rds }, name) =>
    ask("rds:DescribeDBClusters", rds.describeDBClusters({ DBClusterIdentifier: name })),
  ),
  aws_rds_cluster_instance: named("identifier", ({ rds }, name) =>
    ask("rds:DescribeDBInstances", rds.describeDBInstances({ DBInstanceIdentifier: name })),
  ),
  aws_rds_cluster_parameter_group: named("name", ({ rds }, name) =>
    ask(
      "rds:DescribeDBClusterParameterGroups",
      rds.describeDBClusterParameterGroups({ DBClusterParameterGroupName: name }),
    ),
  ),
};
