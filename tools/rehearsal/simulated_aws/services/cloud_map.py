"""
Cloud Map: the hosted zone of a DNS namespace.

moto makes one with the namespace and forgets it there, so something would be left after a destroy.
"""

from moto.route53.models import route53_backends
from moto.servicediscovery.models import ServiceDiscoveryBackend
from patching import replaces


@replaces(ServiceDiscoveryBackend, "delete_namespace")
def delete_namespace(moto, self, namespace_id):
    namespace = self.get_namespace(namespace_id)
    operation_id = moto(namespace_id)
    zone = namespace.dns_properties.get("HostedZoneId")
    if zone:
        route53_backends[self.account_id][self.partition].delete_hosted_zone(zone)
    return operation_id
