"""
Application Auto Scaling: tags of scalable targets, and changed policies.

The provider lists the tags of every target it reads, tagged or not. moto has none of the three tag
actions, so no autoscaled service could be created. A changed policy is a new one to moto: its ARN
changes, and the alarms it had before stay for ever.
"""

import json

from moto.applicationautoscaling.models import (
    ApplicationAutoscalingBackend,
    FakeApplicationAutoscalingPolicy,
)
from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse
from moto.utilities.tagging_service import TaggingService
from patching import adds, replaces


@replaces(ApplicationAutoscalingBackend, "__init__")
def keep_tags(moto, self, *args, **kwargs):
    moto(*args, **kwargs)
    self.tagger = TaggingService()


@replaces(ApplicationAutoScalingResponse, "register_scalable_target")
def register_scalable_target(moto, self):
    answer = moto()
    tag(self, json.loads(answer)["ScalableTargetARN"])
    return answer


@adds(ApplicationAutoScalingResponse)
def list_tags_for_resource(self):
    tagger = self.applicationautoscaling_backend.tagger
    return json.dumps({"Tags": tagger.get_tag_dict_for_resource(self._get_param("ResourceARN"))})


@adds(ApplicationAutoScalingResponse)
def tag_resource(self):
    tag(self, self._get_param("ResourceARN"))
    return "{}"


@adds(ApplicationAutoScalingResponse)
def untag_resource(self):
    tagger = self.applicationautoscaling_backend.tagger
    tagger.untag_resource_using_names(self._get_param("ResourceARN"), self._get_param("TagKeys"))
    return "{}"


def tag(request, arn):
    tagger = request.applicationautoscaling_backend.tagger
    tagger.tag_resource(arn, TaggingService.convert_dict_to_tags_input(request._get_param("Tags")))


@replaces(ApplicationAutoscalingBackend, "put_scaling_policy")
def put_scaling_policy(moto, self, **policy):
    names = ("service_namespace", "resource_id", "scalable_dimension", "policy_name")
    key = FakeApplicationAutoscalingPolicy.formulate_key(*(policy[name] for name in names))
    before = self.policies.get(key)
    after = moto(**policy)
    if before:
        before.delete_alarms(self.account_id, self.region_name)
        after.policy_arn = before.policy_arn
    return after
