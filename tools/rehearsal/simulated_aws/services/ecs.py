"""
ECS: services that run, and deployments that end.

The provider waits until a service's only deployment runs as many tasks as desired, and reads back every
option it sent. moto's tasks never start, most options of a new service are dropped, and an update
leaves the deployment as it was. Here a deployment is over as soon as it is asked for: completed, or, when an
image's tag contains `fails-to-start`, given up as the deployment circuit breaker would.

moto also goes on listing clusters and services that were deleted, and takes a deregistered revision for the newest of
its family.
"""

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.ecs.models import EC2ContainerServiceBackend
from moto.ecs.responses import EC2ContainerServiceResponse
from moto.moto_api._internal import mock_random
from patching import replaces

BROKEN_TAG = "fails-to-start"

# What moto drops of a new service: the attribute that answers for it, the option's name, AWS's default.
DROPPED_OPTIONS = (
    ("availability_zone_rebalancing", "availabilityZoneRebalancing", "DISABLED"),
    ("capacity_provider_strategy", "capacityProviderStrategy", []),
    ("deployment_configuration", "deploymentConfiguration", {}),
    ("enable_ecs_managed_tags", "enableECSManagedTags", False),
    ("enable_execute_command", "enableExecuteCommand", False),
    ("health_check_grace_period_seconds", "healthCheckGracePeriodSeconds", None),
)
DEPLOYMENT_DEFAULTS = {"maximumPercent": 200, "minimumHealthyPercent": 100}

# A change of one of these is a new deployment; a rollback brings all of them back.
REVISION = (
    "capacity_provider_strategy",
    "launch_type",
    "load_balancers",
    "network_configuration",
    "platform_version",
    "service_registries",
    "task_definition",
)


@replaces(EC2ContainerServiceResponse, "create_service")
def create_service(moto, self):
    service = moto().result["service"]
    for attribute, option, default in DROPPED_OPTIONS:
        setattr(service, attribute, self._get_param(option, default))
    complete(service, DEPLOYMENT_DEFAULTS)
    service.deployments = [new_deployment()]
    settle(self.ecs_backend, service)
    return ActionResult({"service": service})


@replaces(EC2ContainerServiceResponse, "update_service")
def update_service(moto, self):
    service = self.ecs_backend._get_service(self._get_param("cluster", "default"), self._get_param("service"))
    previous = revision_of(service)
    configuration = service.deployment_configuration
    moto()
    complete(service, configuration)
    if revision_of(service) != previous or self._get_param("forceNewDeployment"):
        service.deployments = [new_deployment()]
    if rolls_back(service) and not can_start(self.ecs_backend, service):
        vars(service).update(previous)
    settle(self.ecs_backend, service)
    return ActionResult({"service": service})


@replaces(EC2ContainerServiceBackend, "update_service")
def name_revision_by_arn(moto, self, service_properties):
    """A pipeline may say `family:revision`, which moto would answer as it is; AWS answers the ARN."""
    named = service_properties.get("task_definition")
    if named:
        service_properties["task_definition"] = self.describe_task_definition(named).arn
    return moto(service_properties)


@replaces(EC2ContainerServiceBackend, "describe_task_definition")
def newest_active_revision(moto, self, task_definition_str):
    """A family is its newest revision that was not deregistered; a revision by its number is found as it is."""
    revisions = self.task_definitions.get(task_definition_str, {}).values()
    registered = [revision for revision in revisions if revision.status == "ACTIVE"]
    return registered[-1] if registered else moto(task_definition_str)


@replaces(EC2ContainerServiceBackend, "list_clusters")
def list_clusters(moto, self):
    return [arn for arn in moto() if arn in active(self.clusters)]


@replaces(EC2ContainerServiceBackend, "list_services")
def list_services(moto, self, *args, **kwargs):
    return [arn for arn in moto(*args, **kwargs) if arn in active(self.services)]


def active(things):
    return {thing.arn for thing in things.values() if thing.status == "ACTIVE"}


def complete(service, configuration):
    """Fills in what AWS answers for options that were not given, or not again."""
    service.deployment_configuration = {**configuration, **service.deployment_configuration}
    if service.capacity_provider_strategy:
        service.launch_type = None


def revision_of(service):
    return {attribute: getattr(service, attribute) for attribute in REVISION}


def rolls_back(service):
    return service.deployment_configuration.get("deploymentCircuitBreaker", {}).get("rollback", False)


def can_start(backend, service):
    containers = backend.describe_task_definition(service.task_definition).container_definitions
    return not any(BROKEN_TAG in container["image"].rpartition(":")[2] for container in containers)


def new_deployment():
    return {
        "id": f"ecs-svc/{mock_random.randint(0, 32**12)}",
        "status": "PRIMARY",
        "createdAt": utcnow(),
        "failedTasks": 0,
        "pendingCount": 0,
        "platformFamily": "Linux",
    }


def settle(backend, service):
    """Ends the deployment: all desired tasks run, or none of them could start."""
    works = can_start(backend, service)
    service.running_count = service.desired_count if works else 0
    service.pending_count = 0
    [deployment] = service.deployments
    deployment.update(
        capacityProviderStrategy=service.capacity_provider_strategy,
        desiredCount=service.desired_count,
        launchType=service.launch_type,
        networkConfiguration=service.network_configuration,
        platformVersion=service.platform_version,
        rolloutState="COMPLETED" if works else "FAILED",
        rolloutStateReason=f"ECS deployment {deployment['id']} {'completed' if works else 'failed'}.",
        runningCount=service.running_count,
        taskDefinition=service.task_definition,
        updatedAt=utcnow(),
    )
    cluster = backend._get_cluster(service.cluster_name)
    cluster.pending_tasks_count = 0
    cluster.running_tasks_count = sum(
        other.running_count
        for other in backend.services.values()
        if other.cluster_arn == cluster.arn and other.status == "ACTIVE"
    )
