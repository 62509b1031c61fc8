"""
Resource Groups Tagging: resources that carry tags and that moto leaves out of GetResources.

AWS lists them; whoever looks for what a killed Terraform left behind has to find them here as well. Flow logs
moto lists under an ARN of its own.
"""

from itertools import chain

from moto.ec2.models import ec2_backends
from moto.ecr.models import ecr_backends
from moto.elasticache.models import elasticache_backends
from moto.elbv2.models import elbv2_backends
from moto.events.models import events_backends
from moto.rds.models import rds_backends
from moto.resourcegroupstaggingapi.models import ResourceGroupsTaggingAPIBackend
from moto.servicediscovery.models import servicediscovery_backends
from patching import replaces


@replaces(ResourceGroupsTaggingAPIBackend, "_get_resources_generator")
def get_resources_generator(moto, self, tag_filters=None, resource_type_filters=None):
    for resource in moto(tag_filters=tag_filters, resource_type_filters=resource_type_filters):
        yield {**resource, "ResourceARN": resource["ResourceARN"].replace(":flow-logs/", ":vpc-flow-log/")}
    if resource_type_filters:
        return
    for arn, tags in tagged(self.account_id, self.region_name):
        if all(matches(tag_filter, tags) for tag_filter in tag_filters or []):
            yield {"ResourceARN": arn, "Tags": [{"Key": key, "Value": tags[key]} for key in tags]}


def matches(tag_filter, tags):
    key, values = tag_filter["Key"], tag_filter.get("Values")
    return key in tags and (not values or tags[key] in values)


def tagged(account, region):
    """ARN and tags of each; what has no tags was never tagged, and AWS does not list it either."""
    everything = chain(
        of_ec2(account, region),
        of_rds(rds_backends[account][region]),
        of_elasticache(elasticache_backends[account][region]),
        of_elbv2(elbv2_backends[account][region]),
        of_taggers(account, region),
    )
    return ((arn, tags) for arn, tags in everything if tags)


def of_ec2(account, region):
    backend = ec2_backends[account][region]
    groups = [group for of_vpc in backend.groups.values() for group in of_vpc.values()]
    kinds = {
        "elastic-ip": [address.allocation_id for address in backend.addresses],
        "vpc-endpoint": list(backend.vpc_end_points),
        "security-group-rule": [
            rule.id for group in groups for rule in (*group.ingress_rules, *group.egress_rules)
        ],
    }
    for kind, names in kinds.items():
        for name in names:
            yield f"arn:aws:ec2:{region}:{account}:{kind}/{name}", backend.tags.get(name, {})


def of_rds(backend):
    for resources in (
        backend.db_parameter_groups,
        backend.db_cluster_parameter_groups,
        backend.subnet_groups,
    ):
        for resource in resources.values():
            yield resource.arn, {tag["Key"]: tag["Value"] for tag in resource.get_tags()}


def of_elasticache(backend):
    for group, _ in backend.parameter_groups.values():
        yield group["ARN"], backend.tagging_service.get_tag_dict_for_resource(group["ARN"])


def of_elbv2(backend):
    for balancer in backend.load_balancers.values():
        for listener in balancer.listeners.values():
            yield listener.arn, backend.tagging_service.get_tag_dict_for_resource(listener.arn)
            for rule in listener._non_default_rules.values():
                yield rule.arn, backend.tagging_service.get_tag_dict_for_resource(rule.arn)


def of_taggers(account, region):
    """Services that keep all their tags in one place."""
    ecr = ecr_backends[account][region]
    events = events_backends[account][region]
    cloud_map = servicediscovery_backends[account][region]
    rules = [rule for bus in events.event_buses.values() for rule in bus.rules.values()]
    for backend, resources in (
        (ecr, ecr.repositories.values()),
        (events, rules),
        (cloud_map, chain(cloud_map.namespaces.values(), cloud_map.services.values())),
    ):
        for resource in resources:
            yield resource.arn, backend.tagger.get_tag_dict_for_resource(resource.arn)
