import { exposureSgEgress } from "../../../../../tools/review/rules/exposure/sg-egress";
import { check, created, updated } from "../../plans";

const RULE = "aws_vpc_security_group_egress_rule";

const rule = {
  security_group_id: "sg-1",
  ip_protocol: "tcp",
  from_port: 443,
  to_port: 443,
  cidr_ipv4: "10.0.0.0/8",
};

test("a way out to the world that was narrower has to be looked at", () => {
  expect(check(exposureSgEgress, updated(RULE, rule, { cidr_ipv4: "0.0.0.0/0" }))).toMatchObject([
    {
      level: "review",
      what: "What is in sg-1 may reach the whole internet (tcp 443), which it did not before",
    },
  ]);
});

test("a group that comes with the plan may have it", () => {
  const egress = [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }];
  expect(check(exposureSgEgress, created("aws_security_group", { egress }))).toEqual([]);
});

test("a way out to one network, and one that gets narrower, are no findings", () => {
  expect(check(exposureSgEgress, updated(RULE, rule, { cidr_ipv4: "10.0.0.0/7" }))).toEqual([]);
  const all = { ...rule, ip_protocol: "-1", from_port: null, to_port: null, cidr_ipv4: "0.0.0.0/0" };
  const https = { ip_protocol: "tcp", from_port: 443, to_port: 443 };
  expect(check(exposureSgEgress, updated(RULE, all, https))).toEqual([]);
});
