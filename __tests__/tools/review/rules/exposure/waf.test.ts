import { exposureWaf } from "../../../../../tools/review/rules/exposure/waf";
import { check, destroyed, updated } from "../../plans";

const ACL = "aws_wafv2_web_acl";

const rule = (name: string, action: string) => ({ name, action: [{ [action]: [{}] }], override_action: [] });

const rules = (...all: readonly object[]) => ({ rule: all });

test("a rule that goes, and one that only counts, are told by name", () => {
  const before = rules(rule("rate", "block"), rule("geo", "block"));
  expect(check(exposureWaf, updated(ACL, before, rules(rule("rate", "count"))))).toMatchObject([
    { level: "exposure", what: "The firewall loses rules: geo" },
    { level: "exposure", what: "The firewall counts or lets through what it blocked: rate" },
  ]);
});

test("a group of rules that is overridden counts only", () => {
  const group = (override: string) =>
    rules({ name: "common", action: [], override_action: [{ [override]: [{}] }] });
  expect(check(exposureWaf, updated(ACL, group("none"), group("count")))).toHaveLength(1);
});

test("letting through what no rule speaks about is told", () => {
  const before = { default_action: [{ block: [{}], allow: [] }] };
  const after = { default_action: [{ block: [], allow: [{}] }] };
  expect(check(exposureWaf, updated(ACL, before, after))).toMatchObject([{ level: "exposure" }]);
  expect(check(exposureWaf, updated(ACL, after, before))).toEqual([]);
});

test("an association that goes is told unless the load balancer goes as well", () => {
  const association = destroyed("aws_wafv2_web_acl_association", { resource_arn: "arn:lb" });
  expect(check(exposureWaf, association)).toMatchObject([{ level: "exposure" }]);
  expect(check(exposureWaf, association, destroyed("aws_lb", { arn: "arn:lb" }))).toEqual([]);
  const distribution = updated("aws_cloudfront_distribution", { web_acl_id: "arn:acl" }, { web_acl_id: "" });
  expect(check(exposureWaf, distribution)).toHaveLength(1);
});

test("a rule that comes, that blocks from now on, or that counted before are no findings", () => {
  const counting = rules(rule("rate", "count"));
  expect(
    check(exposureWaf, updated(ACL, counting, rules(rule("rate", "block"), rule("geo", "block")))),
  ).toEqual([]);
  expect(check(exposureWaf, updated(ACL, counting, rules()))).toEqual([]);
});
