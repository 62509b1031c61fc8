import { AUTOSCALING } from "./autoscaling";
import { BUCKETS } from "./buckets";
import { CONTAINERS } from "./containers";
import { DATA } from "./data";
import { EVENTS } from "./events";
import { IDENTITY } from "./identity";
import type { Kind } from "./kind";
import { LOAD_BALANCERS } from "./load-balancer";
import { NAMES } from "./names";
import { SECRETS } from "./secrets";
import { SECURITY_GROUP } from "./security-group";
import { EGRESS_RULE, INGRESS_RULE } from "./security-group-rule";
import { TAGGED } from "./tagged";
import { WATCHING } from "./watching";

/** What can be found, by resource type. */
const KINDS: Readonly<Record<string, Kind>> = {
  ...AUTOSCALING,
  ...BUCKETS,
  ...CONTAINERS,
  ...DATA,
  ...EVENTS,
  ...IDENTITY,
  ...LOAD_BALANCERS,
  ...NAMES,
  ...SECRETS,
  ...TAGGED,
  ...WATCHING,
  aws_security_group: SECURITY_GROUP,
  aws_vpc_security_group_egress_rule: EGRESS_RULE,
  aws_vpc_security_group_ingress_rule: INGRESS_RULE,
};

/** What an import wants of types that nobody looks for here (AWS provider 5.100). */
const WANTS: Readonly<Record<string, string>> = {
  aws_acm_certificate_validation: "nothing: it can't be imported, and making it changes nothing in AWS",
  aws_default_security_group: "the group's id, sg-…",
  aws_lb_listener_certificate: "<arn of the listener>_<arn of the certificate>",
  aws_route: "<route table>_<destination>",
  aws_route_table_association: "<subnet>/<route table>",
  aws_secretsmanager_secret_version: "<arn of the secret>|<version id>",
  aws_service_discovery_private_dns_namespace: "<namespace>:<vpc>",
  aws_service_discovery_service: "the service's id, srv-…",
  aws_vpc_endpoint_route_table_association: "<endpoint>/<route table>",
};

/** How resources at an address are found; nothing for a type that nobody knows how to ask for. */
export function kindOf(address: string): Kind | undefined {
  return KINDS[typeOf(address)];
}

/** What `terraform import` wants at an address. */
export function wantsAt(address: string): string {
  return kindOf(address)?.wants ?? WANTS[typeOf(address)] ?? "what the provider's page of the type says";
}

export function typeOf(address: string): string {
  return address.split(".", 1).join();
}
