"""
EC2: security group rules, and what a NAT gateway leaves behind.

moto remembers a rule's description only when the rule names an address range. For a rule that names
another group or a prefix list, the next plan would want to write it again. It refuses to change a rule for
all protocols, because such a rule has no ports. And it keeps the network interfaces of deleted NAT gateways.
"""

import inspect

from moto.ec2.models import EC2Backend
from moto.ec2.models.security_groups import SecurityGroupRule
from patching import replaces

ALL_PROTOCOLS = "-1"
NO_PORTS = {"FromPort": -1, "ToPort": -1}


@replaces(SecurityGroupRule, "__init__")
def keep_description(moto, self, *args, **kwargs):
    moto(*args, **kwargs)
    asked = inspect.signature(moto).bind(*args, **kwargs).arguments
    for named in (asked.get("source_group"), asked.get("prefix_list_id")):
        if named and named.get("Description"):
            # Whatever the rule names, moto answers from here, and writes a later change here.
            self.ip_range = {**self.ip_range, "Description": named["Description"]}


@replaces(EC2Backend, "modify_security_group_rules")
def modify_security_group_rules(moto, self, group_id, rules):
    without_ports = {name: rule for name, rule in rules.items() if rule.get("IpProtocol") == ALL_PROTOCOLS}
    moto(group_id, {**rules, **{name: {**rule, **NO_PORTS} for name, rule in without_ports.items()}})
    for name in without_ports:
        rule = self.get_security_group_by_name_or_id(group_id).get_rule(name)
        rule.from_port = rule.to_port = None


@replaces(EC2Backend, "delete_nat_gateway")
def delete_nat_gateway(moto, self, nat_gateway_id):
    gateway = moto(nat_gateway_id)
    self.delete_network_interface(gateway._eni.id)
    return gateway
