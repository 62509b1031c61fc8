"""
Elastic Load Balancing: deletion protection.

moto stores the attribute and deletes the load balancer all the same.
"""

from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend
from patching import replaces


@replaces(ELBv2Backend, "delete_load_balancer")
def delete_load_balancer(moto, self, arn):
    balancer = self.load_balancers.get(arn)
    if balancer and balancer.attrs["deletion_protection.enabled"] == "true":
        raise ELBClientError(
            "OperationNotPermitted",
            f"Load balancer '{arn}' cannot be deleted because deletion protection is enabled",
        )
    moto(arn)
