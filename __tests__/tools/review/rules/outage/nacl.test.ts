import { outageNacl } from "../../../../../tools/review/rules/outage/nacl";
import { check, created, destroyed, updated } from "../../plans";

const TYPE = "aws_network_acl_rule";
const rule = {
  network_acl_id: "acl-1",
  rule_action: "allow",
  cidr_block: "10.0.0.0/8",
  from_port: 443,
  to_port: 443,
};
const inline = { action: "allow", cidr_block: "10.0.0.0/8", from_port: 443, to_port: 443, rule_no: 100 };

test("a rule that goes is told with what it says", () => {
  expect(check(outageNacl, destroyed(TYPE, rule))).toMatchObject([
    { level: "review", what: 'The rule that says allow "10.0.0.0/8" ports 443-443 is destroyed' },
  ]);
});

test("a new rule that denies is told, and one that allows is not", () => {
  expect(check(outageNacl, created(TYPE, { ...rule, rule_action: "deny" }))).toMatchObject([
    { level: "review" },
  ]);
  expect(check(outageNacl, created(TYPE, rule))).toEqual([]);
});

test("a rule that is taken out of the list is told, and one more that allows is not", () => {
  const fewer = updated("aws_network_acl", { ingress: [inline] }, { ingress: [] });
  expect(check(outageNacl, fewer)[0]?.what).toContain("no longer: allow");
  const more = updated("aws_network_acl", { ingress: [] }, { ingress: [inline] });
  expect(check(outageNacl, more)).toEqual([]);
});

test("subnets without their list fall back to the default one", () => {
  expect(check(outageNacl, destroyed("aws_network_acl", { vpc_id: "vpc-1" }))[0]?.what).toContain(
    "fall back to the default",
  );
});

test("what goes with its list is told there", () => {
  const list = destroyed("aws_network_acl", { id: "acl-1" });
  expect(check(outageNacl, destroyed(TYPE, rule), list)).toMatchObject([{ level: "routine" }]);
});

test("a default list that Terraform only forgets is not its business, and one that is changed is", () => {
  expect(check(outageNacl, destroyed("aws_default_network_acl"))).toEqual([]);
  const fewer = updated("aws_default_network_acl", { ingress: [inline] }, { ingress: [] });
  expect(check(outageNacl, fewer)).toMatchObject([{ level: "review" }]);
});
