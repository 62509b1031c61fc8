"""
KMS: the rotation period, and whose key it is.

moto knows whether a key rotates, not how often; the next plan would want to set the period again. A key
that moto makes for a service, such as `alias/aws/rds`, looks as if the account's owner had made it.
"""

import json

from moto.kms.models import Key, KmsBackend
from moto.kms.responses import KmsResponse
from patching import replaces

YEARLY = 365

Key.rotation_period_in_days = YEARLY


def requested_key(request):
    return request.kms_backend.describe_key(request._get_param("KeyId"))


@replaces(KmsResponse, "enable_key_rotation")
def enable_key_rotation(moto, self):
    answer = moto()
    requested_key(self).rotation_period_in_days = self._get_param("RotationPeriodInDays") or YEARLY
    return answer


@replaces(KmsResponse, "get_key_rotation_status")
def get_key_rotation_status(moto, self):
    status = json.loads(moto())
    if status["KeyRotationEnabled"]:
        status["RotationPeriodInDays"] = requested_key(self).rotation_period_in_days
    return json.dumps(status)


@replaces(KmsBackend, "_generate_default_keys")
def manage_default_key(moto, self, alias_name):
    key_id = moto(alias_name)
    if key_id:
        self.keys[key_id].key_manager = "AWS"
    return key_id
