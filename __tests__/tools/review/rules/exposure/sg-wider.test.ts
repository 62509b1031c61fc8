import { exposureSgWider } from "../../../../../tools/review/rules/exposure/sg-wider";
import { check, created, updated } from "../../plans";

const RULE = "aws_vpc_security_group_ingress_rule";

const rule = {
  security_group_id: "sg-1",
  ip_protocol: "tcp",
  from_port: 5432,
  to_port: 5432,
  cidr_ipv4: "10.20.0.0/16",
};

test("a network that contains the old one is told with both", () => {
  expect(check(exposureSgWider, updated(RULE, rule, { cidr_ipv4: "10.0.0.0/8" }))).toMatchObject([
    {
      level: "exposure",
      what: "sg-1 lets in tcp 5432 from 10.0.0.0/8 instead of tcp 5432 from 10.20.0.0/16",
    },
  ]);
});

test("more ports, and every protocol, are wider", () => {
  expect(check(exposureSgWider, updated(RULE, rule, { from_port: 1024, to_port: 65535 }))).toMatchObject([
    { level: "exposure" },
  ]);
  const all = { ip_protocol: "-1", from_port: null, to_port: null };
  expect(check(exposureSgWider, updated(RULE, rule, all))).toMatchObject([
    { level: "exposure", what: "sg-1 lets in all from 10.20.0.0/16 instead of tcp 5432 from 10.20.0.0/16" },
  ]);
});

test("another peer of a group that is there has to be looked at", () => {
  const peer = { ...rule, cidr_ipv4: null, referenced_security_group_id: "sg-9" };
  expect(check(exposureSgWider, created(RULE, peer))).toMatchObject([
    { level: "review", what: "sg-1 lets in tcp 5432 from sg-9, which it did not before" },
  ]);
});

test("a peer that only the apply tells can't be told", () => {
  const unknown = { unknown: { cidr_ipv4: true } };
  expect(check(exposureSgWider, updated(RULE, rule, {}, unknown))).toMatchObject([
    { level: "review", what: expect.stringContaining("Only the apply tells") },
  ]);
});

test("a smaller network and fewer ports are not wider", () => {
  expect(check(exposureSgWider, updated(RULE, rule, { cidr_ipv4: "10.20.1.0/24" }))).toEqual([]);
  expect(check(exposureSgWider, updated(RULE, { ...rule, to_port: 6000 }, { to_port: 5432 }))).toEqual([]);
});

test("nobody is in a group that comes with the plan", () => {
  const group = { ingress: [{ protocol: "tcp", from_port: 80, to_port: 80, cidr_blocks: ["10.0.0.0/8"] }] };
  expect(check(exposureSgWider, created("aws_security_group", group))).toEqual([]);
});

test("the whole world is told by another rule", () => {
  expect(check(exposureSgWider, updated(RULE, rule, { cidr_ipv4: "0.0.0.0/0" }))).toEqual([]);
});

test("a group of another account, and what is no network at all, are peers of their own", () => {
  const peers = ["111122223333/sg-9", "10.0.0.0/99", "fd00::/8"];
  for (const cidr_ipv4 of peers) {
    expect(check(exposureSgWider, updated(RULE, rule, { cidr_ipv4 }))).toMatchObject([{ level: "review" }]);
  }
});
