import { exposureNacl } from "../../../../../tools/review/rules/exposure/nacl";
import { check, created, destroyed, updated } from "../../plans";

const RULE = "aws_network_acl_rule";

const world = {
  network_acl_id: "acl-1",
  egress: false,
  protocol: "6",
  rule_action: "allow",
  cidr_block: "0.0.0.0/0",
  from_port: 22,
  to_port: 22,
};

test("what the world may send into a subnet is told, and that groups are still in the way", () => {
  expect(check(exposureNacl, created(RULE, world))).toMatchObject([
    {
      level: "exposure",
      what: "The network ACL lets in tcp 22-22 from 0.0.0.0/0",
      mitigation: "security groups still decide what gets in",
    },
  ]);
});

test("a deny that goes is told", () => {
  expect(
    check(exposureNacl, destroyed(RULE, { ...world, rule_action: "deny", cidr_block: "203.0.113.0/24" })),
  ).toMatchObject([
    { level: "exposure", what: "The network ACL no longer denies tcp 22-22 from 203.0.113.0/24" },
  ]);
});

test("entries inside of a list are read as well", () => {
  const entry = { action: "allow", protocol: "-1", cidr_block: "0.0.0.0/0", from_port: 0, to_port: 0 };
  expect(
    check(exposureNacl, updated("aws_network_acl", { ingress: [] }, { ingress: [entry] })),
  ).toMatchObject([{ level: "exposure", what: "The network ACL lets in every protocol from 0.0.0.0/0" }]);
});

test("ports that answers come in on only have to be looked at", () => {
  expect(check(exposureNacl, created(RULE, { ...world, from_port: 1024, to_port: 65535 }))).toMatchObject([
    { level: "review" },
  ]);
});

test("a list that comes or goes with its entries, a way out, and a narrow allow are no findings", () => {
  const acl = { id: "acl-1" };
  expect(
    check(
      exposureNacl,
      destroyed(RULE, { ...world, rule_action: "deny" }),
      destroyed("aws_network_acl", acl),
    ),
  ).toEqual([]);
  expect(check(exposureNacl, created("aws_network_acl", { ingress: [world] }))).toEqual([]);
  expect(check(exposureNacl, created(RULE, { ...world, egress: true }))).toEqual([]);
  expect(check(exposureNacl, created(RULE, { ...world, cidr_block: "10.0.0.0/8" }))).toEqual([]);
});
