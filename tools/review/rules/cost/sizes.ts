/** Attributes a price depends on, without positions. */
interface Sizes {
  /** The more, the dearer. */
  readonly amounts: readonly string[];

  /** Names of machines. @default - none */
  readonly classes?: readonly string[];
}

const DATABASE_INSTANCE: Sizes = { amounts: [], classes: ["instance_class"] };

const SEARCH: Sizes = {
  amounts: [
    "cluster_config.instance_count",
    "cluster_config.dedicated_master_count",
    "cluster_config.warm_count",
    "ebs_options.volume_size",
    "ebs_options.iops",
    "ebs_options.throughput",
  ],
  classes: [
    "cluster_config.instance_type",
    "cluster_config.dedicated_master_type",
    "cluster_config.warm_type",
  ],
};

const FILE_SYSTEM: Sizes = { amounts: ["storage_capacity", "throughput_capacity"] };

/** What decides how much is paid, by type. */
export const SIZES: Readonly<Record<string, Sizes>> = {
  aws_appautoscaling_target: { amounts: ["min_capacity"] },
  aws_autoscaling_group: { amounts: ["min_size", "desired_capacity"] },
  aws_db_instance: {
    amounts: ["allocated_storage", "iops", "storage_throughput", "multi_az"],
    classes: ["instance_class"],
  },
  aws_docdb_cluster_instance: DATABASE_INSTANCE,
  aws_dynamodb_table: { amounts: ["read_capacity", "write_capacity"] },
  aws_ebs_volume: { amounts: ["size", "iops", "throughput"] },
  aws_ecs_service: { amounts: ["desired_count"] },
  aws_ecs_task_definition: { amounts: ["cpu", "memory"] },
  aws_efs_file_system: { amounts: ["provisioned_throughput_in_mibps"] },
  aws_eks_node_group: { amounts: ["scaling_config.min_size", "scaling_config.desired_size"] },
  aws_elasticache_cluster: { amounts: ["num_cache_nodes"], classes: ["node_type"] },
  aws_elasticache_replication_group: {
    amounts: ["num_cache_clusters", "num_node_groups", "replicas_per_node_group"],
    classes: ["node_type"],
  },
  aws_elasticsearch_domain: SEARCH,
  aws_fsx_lustre_file_system: FILE_SYSTEM,
  aws_fsx_ontap_file_system: FILE_SYSTEM,
  aws_fsx_openzfs_file_system: FILE_SYSTEM,
  aws_fsx_windows_file_system: FILE_SYSTEM,
  aws_instance: {
    amounts: ["root_block_device.volume_size", "root_block_device.iops", "root_block_device.throughput"],
    classes: ["instance_type"],
  },
  aws_kinesis_stream: { amounts: ["shard_count"] },
  aws_lambda_function: { amounts: ["memory_size", "ephemeral_storage.size"] },
  aws_lambda_provisioned_concurrency_config: { amounts: ["provisioned_concurrent_executions"] },
  aws_launch_template: { amounts: [], classes: ["instance_type"] },
  aws_memorydb_cluster: { amounts: ["num_shards", "num_replicas_per_shard"], classes: ["node_type"] },
  aws_mq_broker: { amounts: [], classes: ["host_instance_type"] },
  aws_msk_cluster: {
    amounts: ["number_of_broker_nodes", "broker_node_group_info.storage_info.ebs_storage_info.volume_size"],
    classes: ["broker_node_group_info.instance_type"],
  },
  aws_neptune_cluster_instance: DATABASE_INSTANCE,
  aws_opensearch_domain: SEARCH,
  aws_rds_cluster: {
    amounts: ["allocated_storage", "iops", "serverlessv2_scaling_configuration.min_capacity"],
    classes: ["db_cluster_instance_class"],
  },
  aws_rds_cluster_instance: DATABASE_INSTANCE,
  aws_redshift_cluster: { amounts: ["number_of_nodes"], classes: ["node_type"] },
};
