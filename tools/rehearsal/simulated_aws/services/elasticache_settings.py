"""
ElastiCache: parameter groups, which moto doesn't have, and subnet groups, which it can't change or delete.
"""

from re import compile as re_compile

from moto.core.responses import ActionResult, EmptyResult
from moto.elasticache.exceptions import ElastiCacheException
from moto.elasticache.models import CacheSubnetGroup, ElastiCacheBackend
from moto.elasticache.responses import ElastiCacheResponse
from patching import adds, replaces


class ParameterGroupNotFound(ElastiCacheException):
    code = "CacheParameterGroupNotFound"


@replaces(ElastiCacheBackend, "__init__")
def keep_parameter_groups(moto, self, *args, **kwargs):
    moto(*args, **kwargs)
    self.parameter_groups = {}
    self.arn_regex = re_compile(r"^arn:aws:elasticache:")


@adds(ElastiCacheResponse)
def create_cache_parameter_group(self):
    name, region, account = self._get_param("CacheParameterGroupName"), self.region, self.current_account
    group = {
        "CacheParameterGroupName": name,
        "CacheParameterGroupFamily": self._get_param("CacheParameterGroupFamily"),
        "Description": self._get_param("Description"),
        "IsGlobal": False,
        "ARN": f"arn:aws:elasticache:{region}:{account}:parametergroup:{name}",
    }
    self.elasticache_backend.parameter_groups[name] = (group, {})
    self.elasticache_backend.tagging_service.tag_resource(group["ARN"], self._get_param("Tags", []))
    return ActionResult({"CacheParameterGroup": group})


@adds(ElastiCacheResponse)
def describe_cache_parameter_groups(self):
    if self._get_param("CacheParameterGroupName"):
        groups = [requested_parameter_group(self)]
    else:
        groups = self.elasticache_backend.parameter_groups.values()
    return ActionResult({"CacheParameterGroups": [group for group, _ in groups]})


@adds(ElastiCacheResponse)
def modify_cache_parameter_group(self):
    group, parameters = requested_parameter_group(self)
    for parameter in self._get_param("ParameterNameValues", []):
        parameters[parameter["ParameterName"]] = parameter["ParameterValue"]
    return ActionResult({"CacheParameterGroupName": group["CacheParameterGroupName"]})


@adds(ElastiCacheResponse)
def reset_cache_parameter_group(self):
    group, parameters = requested_parameter_group(self)
    for parameter in self._get_param("ParameterNameValues", []):
        parameters.pop(parameter["ParameterName"], None)
    return ActionResult({"CacheParameterGroupName": group["CacheParameterGroupName"]})


@adds(ElastiCacheResponse)
def describe_cache_parameters(self):
    _, parameters = requested_parameter_group(self)
    return ActionResult(
        {
            "Parameters": [
                {"ParameterName": name, "ParameterValue": value, "Source": "user"}
                for name, value in parameters.items()
            ]
        }
    )


@adds(ElastiCacheResponse)
def delete_cache_parameter_group(self):
    group, _ = requested_parameter_group(self)
    del self.elasticache_backend.parameter_groups[group["CacheParameterGroupName"]]
    return EmptyResult()


@adds(ElastiCacheResponse)
def modify_cache_subnet_group(self):
    backend, old = self.elasticache_backend, requested_subnet_group(self)
    new = CacheSubnetGroup(
        backend.account_id,
        backend.region_name,
        old.cache_subnet_group_name,
        self._get_param("CacheSubnetGroupDescription") or old.cache_subnet_group_description,
        self._get_param("SubnetIds") or old.subnet_ids,
        old.tags,
    )
    backend.cache_subnet_groups[new.cache_subnet_group_name] = new
    return ActionResult({"CacheSubnetGroup": new})


@adds(ElastiCacheResponse)
def delete_cache_subnet_group(self):
    group = requested_subnet_group(self)
    del self.elasticache_backend.cache_subnet_groups[group.cache_subnet_group_name]
    return EmptyResult()


def requested_parameter_group(request):
    name = request._get_param("CacheParameterGroupName")
    if name not in request.elasticache_backend.parameter_groups:
        raise ParameterGroupNotFound(f"CacheParameterGroup {name} not found.")
    return request.elasticache_backend.parameter_groups[name]


def requested_subnet_group(request):
    [group] = request.elasticache_backend.describe_cache_subnet_groups(request._get_param("CacheSubnetGroupName"))
    return group
