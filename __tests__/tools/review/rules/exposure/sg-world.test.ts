import { exposureSgWorld } from "../../../../../tools/review/rules/exposure/sg-world";
import { check, created, destroyed, updated } from "../../plans";
import { foundIn } from "./found-in";

const RULE = "aws_vpc_security_group_ingress_rule";

const ssh = {
  security_group_id: "sg-1",
  ip_protocol: "tcp",
  from_port: 22,
  to_port: 22,
  cidr_ipv4: "0.0.0.0/0",
};
const https = { ...ssh, from_port: 443, to_port: 443 };
const group = updated("aws_security_group", { id: "sg-1" }, {}, { address: "aws_security_group.web" });

test("a port that is open to the world is told with the group and what listens there", () => {
  expect(check(exposureSgWorld, created(RULE, ssh), group)).toMatchObject([
    {
      level: "exposure",
      what: "aws_security_group.web lets in tcp 22 (SSH) from the whole internet (0.0.0.0/0)",
    },
  ]);
});

test("every protocol and a range of ports are told as such", () => {
  const [all] = check(
    exposureSgWorld,
    created(RULE, { ...ssh, ip_protocol: "-1", from_port: null, to_port: null }),
  );
  expect(all?.what).toContain("every protocol and port, databases and SSH among them,");
  const [range] = check(exposureSgWorld, created(RULE, { ...ssh, from_port: 5000, to_port: 5999 }));
  expect(range?.what).toContain("tcp 5000-5999 (PostgreSQL)");
});

test("IPv4 and IPv6 of one rule are one finding, and half of the world is the world", () => {
  const ingress = [
    {
      protocol: "tcp",
      from_port: 8080,
      to_port: 8080,
      cidr_blocks: ["0.0.0.0/1"],
      ipv6_cidr_blocks: ["::/0"],
    },
  ];
  expect(check(exposureSgWorld, updated("aws_security_group", { ingress: [] }, { ingress }))).toMatchObject([
    { level: "exposure", what: expect.stringContaining("(0.0.0.0/1 and ::/0)") },
  ]);
});

test("the web ports of a load balancer that faces the internet only have to be looked at", () => {
  const byId = created("aws_lb", { internal: false, security_groups: ["sg-1"] }, { address: "aws_lb.main" });
  const expected = [
    { level: "review", mitigation: "it is the group of aws_lb.main, which faces the internet" },
  ];
  expect(check(exposureSgWorld, created(RULE, https), group, byId)).toMatchObject(expected);
  const references = {
    [`${RULE}.it`]: { security_group_id: ["aws_security_group.web.id", "aws_security_group.web"] },
    "aws_lb.main": { security_groups: ["aws_security_group.web.id", "aws_security_group.web"] },
  };
  const byReference = foundIn(
    exposureSgWorld,
    references,
    created(RULE, https, { unknown: { security_group_id: true } }),
    created("aws_security_group", {}, { address: "aws_security_group.web" }),
    created("aws_lb", {}, { address: "aws_lb.main", unknown: { internal: true, security_groups: true } }),
  );
  expect(byReference).toMatchObject(expected);
});

test("another port, or an internal load balancer, is no excuse", () => {
  const internal = created("aws_lb", { internal: true, security_groups: ["sg-1"] });
  const facing = created("aws_lb", { internal: false, security_groups: ["sg-1"] });
  expect(check(exposureSgWorld, created(RULE, https), group, internal)).toMatchObject([
    { level: "exposure" },
  ]);
  expect(check(exposureSgWorld, created(RULE, ssh), group, facing)).toMatchObject([{ level: "exposure" }]);
});

test("pings from anywhere only have to be looked at", () => {
  const ping = { ...ssh, ip_protocol: "icmp", from_port: -1, to_port: -1 };
  expect(check(exposureSgWorld, created(RULE, ping))).toMatchObject([{ level: "review" }]);
});

test("a network of our own, a rule that was there, and one that only moves are no findings", () => {
  expect(check(exposureSgWorld, created(RULE, { ...ssh, cidr_ipv4: "10.0.0.0/8" }))).toEqual([]);
  expect(check(exposureSgWorld, updated(RULE, ssh, { description: "other" }))).toEqual([]);
  expect(
    check(exposureSgWorld, created(RULE, ssh), destroyed(RULE, ssh, { address: `${RULE}.old` })),
  ).toEqual([]);
  expect(check(exposureSgWorld, created("aws_vpc_security_group_egress_rule", ssh))).toEqual([]);
});
