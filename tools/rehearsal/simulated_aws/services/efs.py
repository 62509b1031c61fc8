"""
EFS: what can change about a file system.

moto can't switch the throughput mode, can't write a backup policy (and has none to answer once backups are
off), and can't take a file system's policy away.
"""

import json

from moto.efs.models import EFSBackend
from moto.efs.responses import EFSResponse
from patching import adds, replaces


def requested_file_system(request):
    return request.efs_backend.file_systems_by_id[request._get_param("FileSystemId")]


@adds(EFSResponse)
def update_file_system(self):
    file_system = requested_file_system(self)
    file_system.throughput_mode = self._get_param("ThroughputMode") or file_system.throughput_mode
    file_system.provisioned_throughput_in_mibps = self._get_param("ProvisionedThroughputInMibps")
    return json.dumps(file_system.info_json())


@adds(EFSResponse)
def put_backup_policy(self):
    policy = self._get_param("BackupPolicy")
    requested_file_system(self)._given_backup_policy = policy
    return json.dumps({"BackupPolicy": policy})


@replaces(EFSBackend, "describe_backup_policy")
def describe_backup_policy(moto, self, file_system_id):
    given = getattr(self.file_systems_by_id[file_system_id], "_given_backup_policy", None)
    return given or moto(file_system_id)


@adds(EFSResponse)
def delete_file_system_policy(self):
    requested_file_system(self).file_system_policy = None
    return "{}"
