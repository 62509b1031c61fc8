"""
Route 53: hosted zones that are older than the stack.

A stack knows the zone it adds records to by its id, and moto makes up every id. A zone whose caller reference
is a zone id gets that id, so a rehearsal can have the zone in place first.
"""

import re

from moto.route53.models import HostedZoneIdentifier, Route53Backend
from moto.utilities.id_generator import moto_id_manager
from patching import replaces

ZONE_ID = re.compile(r"Z[0-9A-Z]+")


@replaces(Route53Backend, "create_hosted_zone")
def create_hosted_zone(moto, self, name, *args, caller_reference=None, **kwargs):
    zone = HostedZoneIdentifier(self.account_id, name, None)
    if ZONE_ID.fullmatch(caller_reference or ""):
        moto_id_manager.set_custom_id(zone, caller_reference)
    try:
        return moto(name, *args, caller_reference=caller_reference, **kwargs)
    finally:
        moto_id_manager.unset_custom_id(zone)
