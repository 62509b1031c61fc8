"""
RDS: instances, clusters and their parameters.

The provider reads an instance by its resource id, which is the same for all of moto's instances. moto
also forgets Performance Insights and enhanced monitoring, lists parameters without their source, which
the provider takes for parameters nobody set, and makes another secret for a password that has one.
Clusters of the second Serverless have the scaling of the first besides their own. A subnet group that is
modified is gone, and may lose the subnets a database is in.
"""

import random
import string

from moto.core.responses import ActionResult
from moto.rds.exceptions import InvalidParameterValue
from moto.rds.models import DBCluster, DBInstance, RDSBackend
from moto.rds.responses import RDSResponse
from patching import replaces

DEFAULT_RETENTION_DAYS = 7

# What an instance reports, and what it reports when nothing was asked for.
FORGOTTEN = {
    "enable_performance_insights": False,
    "performance_insights_kms_key_id": None,
    "performance_insights_retention_period": DEFAULT_RETENTION_DAYS,
    "monitoring_interval": 0,
    "monitoring_role_arn": None,
}


@replaces(DBInstance, "__init__")
def keep_what_was_asked(moto, self, *args, **kwargs):
    moto(*args, **kwargs)
    self.dbi_resource_id = "db-" + "".join(random.choices(string.ascii_uppercase + string.digits, k=26))
    for name, default in FORGOTTEN.items():
        setattr(self, name, kwargs.get(name, default))


# Creating and modifying set `enable_performance_insights`; describing asks for this name.
DBInstance.performance_insights_enabled = property(lambda self: self.enable_performance_insights)


@replaces(RDSResponse, "describe_db_parameters")
def describe_db_parameters(moto, self):
    parameters = moto().result["Parameters"]
    return ActionResult({"Parameters": [{**parameter, "Source": "user"} for parameter in parameters]})


@replaces(DBInstance, "update")
def update(moto, self, manage_master_user_password=None, **asked):
    if manage_master_user_password and self.manage_master_user_password:
        manage_master_user_password = None
    moto(manage_master_user_password=manage_master_user_password, **asked)


@replaces(RDSBackend, "modify_db_subnet_group")
def modify_db_subnet_group(moto, self, subnet_name, description, subnets):
    left = in_use(self, self.subnet_groups[subnet_name]) - {subnet.id for subnet in subnets}
    if left:
        raise InvalidParameterValue(
            f"Some of the subnets to be deleted are currently in use: {', '.join(sorted(left))}"
        )
    group = moto(subnet_name, description, subnets)
    self.subnet_groups[group.name] = group
    return group


def in_use(self, group):
    """Ids of the subnets that databases have their addresses in: those of their zones."""
    inside = [one for one in self.databases.values() if getattr(one, "db_subnet_group", None) is group]
    zones = {database.availability_zone for database in inside}
    return {subnet.id for subnet in group._subnets if subnet.availability_zone in zones}


@replaces(RDSResponse, "describe_db_cluster_parameters")
def describe_db_cluster_parameters(moto, self):
    parameters = moto().result["Parameters"]
    return ActionResult({"Parameters": [{**parameter, "Source": "user"} for parameter in parameters]})


# The provider takes it for a change when it is there and empty.
scaling_of_the_first = DBCluster.scaling_configuration_info
DBCluster.scaling_configuration_info = property(
    lambda self: scaling_of_the_first.fget(self) if self.scaling_configuration else None
)


@replaces(RDSBackend, "modify_db_cluster")
def modify_db_cluster(moto, self, asked):
    cluster = self.clusters[asked["db_cluster_identifier"]]
    scaling = asked.get("serverless_v2_scaling_configuration") or {}
    if scaling.get("seconds_until_auto_pause") and scaling.get("min_capacity"):
        raise InvalidParameterValue(
            "SecondsUntilAutoPause can only be specified when minimum capacity is 0."
        )
    if asked.get("manage_master_user_password") and cluster.manage_master_user_password:
        asked.pop("manage_master_user_password")
    return moto(asked)
