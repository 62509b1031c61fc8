"""
RDS: instances and their parameters.

The provider reads an instance by its resource id, which is the same for all of moto's instances. moto
also forgets Performance Insights and enhanced monitoring, lists parameters without their source, which
the provider takes for parameters nobody set, and makes another secret for a password that has one.
"""

import random
import string

from moto.core.responses import ActionResult
from moto.rds.models import DBInstance
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
