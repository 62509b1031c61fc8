import { outageSgRuleRemoved } from "../../../../../tools/review/rules/outage/sg-rule-removed";
import { check, created, destroyed, replaced, updated } from "../../plans";

const TYPE = "aws_vpc_security_group_ingress_rule";
const rule = {
  security_group_id: "sg-1",
  cidr_ipv4: "10.0.0.0/8",
  ip_protocol: "tcp",
  from_port: 5432,
  to_port: 5432,
};
const what = "sg-1 no longer lets in tcp 5432 from 10.0.0.0/8: new connections time out";

test("a rule that goes says which way closes", () => {
  expect(check(outageSgRuleRemoved, destroyed(TYPE, rule))).toMatchObject([{ level: "review", what }]);
});

test("a rule that is narrowed says what it let in", () => {
  const change = updated(TYPE, rule, { cidr_ipv4: "10.1.0.0/16" });
  expect(check(outageSgRuleRemoved, change)).toMatchObject([{ level: "review", what }]);
});

test("a rule that is taken out of its group is told", () => {
  const ingress = [{ cidr_blocks: ["10.0.0.0/8"], protocol: "tcp", from_port: 5432, to_port: 5432 }];
  const change = updated("aws_security_group", { id: "sg-1", ingress }, { ingress: [] });
  expect(check(outageSgRuleRemoved, change)[0]?.what).toMatch(
    /^aws_security_group.it no longer lets in tcp 5432/,
  );
});

test("a rule with the same content elsewhere in the plan keeps the way open", () => {
  const again = created(TYPE, rule, { address: `${TYPE}.again` });
  expect(check(outageSgRuleRemoved, destroyed(TYPE, rule), again)).toMatchObject([{ level: "routine" }]);
  expect(check(outageSgRuleRemoved, replaced(TYPE, rule, {}))).toMatchObject([{ level: "routine" }]);
});

test("a rule that goes with its group is told there", () => {
  const group = destroyed("aws_security_group", { id: "sg-1" });
  expect(check(outageSgRuleRemoved, destroyed(TYPE, rule), group)).toMatchObject([
    { level: "routine", fix: "see aws_security_group.it" },
  ]);
});

test("a new rule is not its business", () => {
  expect(check(outageSgRuleRemoved, created(TYPE, rule))).toEqual([]);
});
