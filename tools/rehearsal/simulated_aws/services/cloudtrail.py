"""
CloudTrail: a trail is known by its ARN as well as by its name.

The provider starts, stops and deletes logging by ARN. moto looks those three up by name alone.
"""

from moto.cloudtrail.models import CloudTrailBackend
from patching import replaces


@replaces(CloudTrailBackend, "start_logging")
def start_logging(moto, self, name):
    moto(self.get_trail(name).trail_name)


@replaces(CloudTrailBackend, "stop_logging")
def stop_logging(moto, self, name):
    moto(self.get_trail(name).trail_name)


@replaces(CloudTrailBackend, "delete_trail")
def delete_trail(moto, self, name):
    moto(self.get_trail(name).trail_name)
