"""
Elastic Load Balancing: what a load balancer is when nobody says, and deletion protection.

AWS makes one face the internet unless it is told otherwise, and an Application Load Balancer always balances
across zones; moto answers nothing, and no. It stores deletion protection and deletes the load balancer all
the same.
"""

from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend, FakeLoadBalancer
from patching import replaces


@replaces(FakeLoadBalancer, "__init__")
def begin_as_in_aws(moto, self, *args, **kwargs):
    moto(*args, **kwargs)
    self.scheme = self.scheme or "internet-facing"
    if self.type == "application":
        self.attrs["load_balancing.cross_zone.enabled"] = "true"


@replaces(ELBv2Backend, "delete_load_balancer")
def delete_load_balancer(moto, self, arn):
    balancer = self.load_balancers.get(arn)
    if balancer and balancer.attrs["deletion_protection.enabled"] == "true":
        raise ELBClientError(
            "OperationNotPermitted",
            f"Load balancer '{arn}' cannot be deleted because deletion protection is enabled",
        )
    moto(arn)
