"""
S3: how many old versions a lifecycle rule keeps whatever their age, and what a bucket policy refuses.

moto stores the days of NoncurrentVersionExpiration and forgets NewerNoncurrentVersions; the provider waits
three minutes to read back what it wrote, and then fails.
"""

import json

from moto.iam.access_control import IAMPolicyStatement, PermissionResult
from moto.s3.models import FakeBucket
from moto.s3.responses import S3Response
from patching import replaces


@replaces(FakeBucket, "set_lifecycle")
def set_lifecycle(moto, self, rules):
    moto(rules)
    for kept, rule in zip(self.rules, rules):
        kept.newer_noncurrent_versions = (rule.get("NoncurrentVersionExpiration") or {}).get(
            "NewerNoncurrentVersions"
        )


@replaces(S3Response, "get_bucket_lifecycle")
def get_bucket_lifecycle(moto, self):
    serialized = self.serialized

    def complete(action):
        for shown, rule in zip(action.result["Rules"], self.backend.get_bucket_lifecycle(self.bucket_name)):
            if rule.newer_noncurrent_versions:
                expiration = shown["NoncurrentVersionExpiration"]
                expiration["NewerNoncurrentVersions"] = rule.newer_noncurrent_versions
        return serialized(action)

    self.serialized = complete
    try:
        return moto()
    finally:
        del self.serialized


@replaces(IAMPolicyStatement, "is_action_permitted")
def is_action_permitted(moto, self, *args, **kwargs):
    """
    moto takes a Deny whose conditions do not hold for a denial: a bucket that refuses plain HTTP refuses
    everything. It does not know the values either, so a conditional Deny is left out here, as it would be
    for a good request.
    """
    if self._statement["Effect"] == "Deny" and self._statement.get("Condition"):
        return PermissionResult.NEUTRAL
    return moto(*args, **kwargs)


def admits_access_logs(target_bucket, target_prefix):
    """
    Whether the policy of a bucket lets S3 leave access logs there.

    moto takes a principal of "*" for a mistake, and knows a resource only when it is not in a list.
    """
    statements = json.loads(target_bucket.policy)["Statement"] if target_bucket.policy else []
    return any(
        statement["Effect"] == "Allow"
        and "s3:PutObject" in statement["Action"]
        and isinstance(statement["Principal"], dict)
        and statement["Principal"].get("Service") == "logging.s3.amazonaws.com"
        for statement in statements
    )


FakeBucket._log_permissions_enabled_policy = staticmethod(admits_access_logs)
