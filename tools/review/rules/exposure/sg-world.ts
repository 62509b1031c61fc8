import type { Plan } from "../../../plan/plan";
import { withoutKey } from "../../../plan/plan";
import { isList } from "../../../plan/values";
import type { Found, Rule } from "../../rule";
import { rulesComeOrGo } from "../../security-group-changes";
import { portsInWords, type SecurityGroupRule } from "../../security-group-rules";
import { isWorld, seenRule } from "./world";

/** What is scanned for, and broken into, within minutes. */
const TARGETS: Readonly<Record<number, string>> = {
  22: "SSH",
  1433: "SQL Server",
  2375: "Docker",
  3306: "MySQL",
  3389: "Remote Desktop",
  5432: "PostgreSQL",
  6379: "Redis",
  9200: "Elasticsearch",
  11211: "Memcached",
  27017: "MongoDB",
};

/**
 * The whole internet reaches what is in the group, as far as it has a public address or a load balancer in front.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/vpc_security_group_ingress_rule
 */
export const exposureSgWorld: Rule = {
  id: "exposure.sg-world",
  check(change, { plan }) {
    const rules = rulesComeOrGo(change, "after", plan).filter(
      ({ direction, peer }) => direction === "ingress" && isWorld(peer),
    );
    // IPv4 and IPv6 are one harm.
    const harms = new Set(rules.map(harmOf));
    return [...harms].flatMap((harm) => {
      const same = rules.filter((rule) => harmOf(rule) === harm);
      const [rule] = same;
      return rule ? [{ ...judged(rule, same, plan), evidence: seenRule(change) }] : [];
    });
  },
};

function harmOf(rule: SecurityGroupRule): string {
  return `${rule.group} ${portsInWords(rule)}`;
}

function judged(
  rule: SecurityGroupRule,
  same: readonly SecurityGroupRule[],
  plan: Plan,
): Omit<Found, "evidence"> {
  const peers = same.map(({ peer }) => peer).join(" and ");
  const loadBalancer = isWeb(rule) ? loadBalancerWith(rule.group, plan) : undefined;
  const what = `${rule.group} lets in ${inWords(rule)} from the whole internet (${peers})`;
  if (loadBalancer !== undefined) {
    return {
      level: "review",
      what,
      mitigation: `it is the group of ${loadBalancer}, which faces the internet`,
      fix: "check that the load balancer is meant for everybody",
    };
  }
  if (rule.protocol.startsWith("icmp")) {
    return { level: "review", what, fix: "check that it has to answer to pings from anywhere" };
  }
  return { level: "exposure", what, fix: "name the networks or the security groups that need it" };
}

function inWords(rule: SecurityGroupRule): string {
  const ports = rule.protocol === "all" ? "every protocol and port" : portsInWords(rule);
  const targets = Object.entries(TARGETS).filter(([port]) => hasPort(rule, Number(port)));
  const [target] = targets;
  if (!target || targets.length > 1)
    return targets.length > 1 ? `${ports}, databases and SSH among them,` : ports;
  return `${ports} (${target[1]})`;
}

function hasPort({ protocol, fromPort, toPort }: SecurityGroupRule, port: number): boolean {
  if (protocol.startsWith("icmp") || protocol === "udp") return false;
  return (fromPort ?? 0) <= port && port <= (toPort ?? 65535);
}

function isWeb({ protocol, fromPort, toPort }: SecurityGroupRule): boolean {
  return (
    (protocol === "tcp" || protocol === "udp") && fromPort === toPort && (fromPort === 80 || fromPort === 443)
  );
}

const LOAD_BALANCERS = new Set(["aws_lb", "aws_alb", "aws_elb"]);

function loadBalancerWith(group: string, { changes, references }: Plan): string | undefined {
  const id = changes.find(({ address }) => address === group)?.before["id"] ?? group;
  const found = changes.find(({ type, kind, address, after }) => {
    if (!LOAD_BALANCERS.has(type) || kind === "delete" || after["internal"] === true) return false;
    const groups = after["security_groups"];
    const referredTo = references.get(withoutKey(address))?.get("security_groups") ?? [];
    return (isList(groups) && groups.includes(id)) || referredTo.includes(withoutKey(group));
  });
  return found?.address;
}
