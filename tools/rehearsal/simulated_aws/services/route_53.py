"""
Route 53: hosted zones that were there before.

The zone of a domain belongs to whoever registered the domain, so stacks name it by its id and do not make it. moto's zones
get random ids. SIMULATED_HOSTED_ZONES lists the ones to begin with: `Z0123456789PROD=agents.example.com`,
separated by commas.
"""

import os

from moto.core import DEFAULT_ACCOUNT_ID
from moto.route53.models import HostedZoneIdentifier, route53_backends
from moto.utilities.id_generator import moto_id_manager

backend = route53_backends[DEFAULT_ACCOUNT_ID]["aws"]

for zone in filter(None, os.environ.get("SIMULATED_HOSTED_ZONES", "").split(",")):
    zone_id, _, domain = zone.partition("=")
    name = f"{domain}."
    moto_id_manager.set_custom_id(HostedZoneIdentifier(DEFAULT_ACCOUNT_ID, name, None), zone_id)
    backend.create_hosted_zone(name, private_zone=False)
