"""
ElastiCache: replication groups, and the nodes they are made of.

moto makes a group without its nodes, which is where the provider looks up versions and settings; it can't change
a group, and what was deleted stays "deleting" for good.
"""

from moto.core.responses import ActionResult
from moto.elasticache.exceptions import InvalidParameterCombinationException
from moto.elasticache.models import ElastiCacheBackend
from moto.elasticache.responses import ElastiCacheResponse
from patching import adds, replaces

# Settings that can change, by what a request calls them.
SETTINGS = {
    "ReplicationGroupDescription": "description",
    "CacheNodeType": "cache_node_type",
    "CacheParameterGroupName": "cache_parameter_group_name",
    "Engine": "engine",
    "EngineVersion": "engine_version",
    "NotificationTopicArn": "notification_topic_arn",
    "PreferredMaintenanceWindow": "preferred_maintenance_window",
    "SecurityGroupIds": "security_group_ids",
    "SnapshotRetentionLimit": "snapshot_retention_limit",
    "SnapshotWindow": "snapshot_window",
    "TransitEncryptionMode": "transit_encryption_mode",
}
SWITCHES = {
    "AutoMinorVersionUpgrade": "auto_minor_version_upgrade",
    "TransitEncryptionEnabled": "transit_encryption_enabled",
}
FAILOVER = {"AutomaticFailoverEnabled": "automatic_failover", "MultiAZEnabled": "multi_az"}


class Node:
    """A node of a group; whatever is not its own is as the group has it."""

    cache_cluster_status = "available"
    num_cache_nodes = 1

    def __init__(self, group, name):
        self.group = group
        self.cache_cluster_id = name
        self.arn = group.arn.replace(f":replicationgroup:{group.replication_group_id}", f":cluster:{name}")

    def __getattr__(self, name):
        return getattr(self.group, name)

    @property
    def engine_version(self):
        """AWS is asked for 7.1 and runs 7.1.0."""
        version = self.group.engine_version
        return f"{version}.0" if version and version.count(".") == 1 else version

    @property
    def cache_parameter_group(self):
        return {"CacheParameterGroupName": self.group.cache_parameter_group_name}

    @property
    def security_groups(self):
        return [{"SecurityGroupId": group, "Status": "active"} for group in self.group.security_group_ids or []]


def keep_nodes(backend, group):
    """Makes the nodes a group lists, and forgets those it doesn't list any more."""
    for name in group.member_clusters:
        if name not in backend.cache_clusters:
            node = backend.cache_clusters[name] = Node(group, name)
            backend.tagging_service.tag_resource(node.arn, group.tags)
    for name, node in list(backend.cache_clusters.items()):
        if node.replication_group_id == group.replication_group_id and name not in group.member_clusters:
            del backend.cache_clusters[name]


@replaces(ElastiCacheBackend, "create_replication_group")
def create_replication_group(moto, self, num_cache_clusters=None, replicas_per_node_group=None, **asked):
    if num_cache_clusters and not asked.get("num_node_groups"):
        replicas_per_node_group = num_cache_clusters - 1
    group = moto(num_cache_clusters=num_cache_clusters, replicas_per_node_group=replicas_per_node_group, **asked)
    # moto hands on the text.
    group.auto_minor_version_upgrade = str(group.auto_minor_version_upgrade).lower() != "false"
    keep_nodes(self, group)
    return group


@adds(ElastiCacheResponse)
def modify_replication_group(self):
    group = requested_group(self)
    for asked, attribute in SETTINGS.items():
        if self._get_param(asked) is not None:
            setattr(group, attribute, self._get_param(asked))
    for asked, attribute in SWITCHES.items():
        if self._get_param(asked) is not None:
            setattr(group, attribute, self._get_bool_param(asked))
    for asked, attribute in FAILOVER.items():
        if self._get_param(asked) is not None:
            setattr(group, attribute, "enabled" if self._get_bool_param(asked) else "disabled")
    if self._get_param("AuthToken"):
        if not group.transit_encryption_enabled:
            raise InvalidParameterCombinationException("A token takes a group with encryption in transit")
        group.auth_token_enabled = True
    return ActionResult({"ReplicationGroup": group})


@adds(ElastiCacheResponse)
def increase_replica_count(self):
    return with_replicas(self)


@adds(ElastiCacheResponse)
def decrease_replica_count(self):
    return with_replicas(self)


def with_replicas(request):
    """A group without shards has one list of nodes: the first writes, the others are copies of it."""
    group, count = requested_group(request), request._get_int_param("NewReplicaCount") + 1
    members = group.node_groups[0]["node_group_members"]
    for number in range(len(members) + 1, count + 1):
        copy = {"cache_cluster_id": f"{group.replication_group_id}-{number:0>3}", "current_role": "replica"}
        members.append({**members[0], **copy})
    del members[count:]
    group.member_clusters = [member["cache_cluster_id"] for member in members]
    keep_nodes(request.elasticache_backend, group)
    return ActionResult({"ReplicationGroup": group})


@replaces(ElastiCacheResponse, "delete_replication_group")
def delete_replication_group(moto, self):
    backend, group = self.elasticache_backend, requested_group(self)
    snapshot = self._get_param("FinalSnapshotIdentifier")
    if snapshot:
        backend.create_snapshot(snapshot, group.replication_group_id, None, None, None)
    answer = moto()
    group.member_clusters = []
    keep_nodes(backend, group)
    del backend.replication_groups[group.replication_group_id]
    return answer


def requested_group(request):
    [group] = request.elasticache_backend.describe_replication_groups(request._get_param("ReplicationGroupId"))
    return group
