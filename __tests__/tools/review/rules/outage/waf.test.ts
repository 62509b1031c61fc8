import { outageWaf } from "../../../../../tools/review/rules/outage/waf";
import { CREATE_FIRST, check, destroyed, replaced, updated } from "../../plans";

const acl = { name: "app", scope: "REGIONAL", arn: "arn:acl" };
const association = { web_acl_arn: "arn:acl", resource_arn: "arn:lb" };

test("a web ACL that goes lets through what it stopped", () => {
  expect(check(outageWaf, destroyed("aws_wafv2_web_acl", acl))).toMatchObject([
    {
      level: "exposure",
      what: "The firewall's web acl is destroyed: requests get through that it would have stopped",
    },
  ]);
});

test("a new one that is made first is told as such", () => {
  const change = replaced("aws_wafv2_web_acl", acl, { name: "b" }, { order: CREATE_FIRST, by: ["name"] });
  expect(check(outageWaf, change)[0]?.mitigation).toBe("the new one is made before the old one goes");
});

test("an association that is replaced leaves a gap, and with its web ACL it is told there", () => {
  const change = replaced("aws_wafv2_web_acl_association", association, {}, { by: ["web_acl_arn"] });
  expect(check(outageWaf, change)).toMatchObject([
    { level: "exposure", what: expect.stringContaining("the old one goes first") },
  ]);
  expect(check(outageWaf, change, replaced("aws_wafv2_web_acl", acl))).toMatchObject([{ level: "routine" }]);
});

test("an association that goes with what it protects leaves nothing without it", () => {
  const change = destroyed("aws_wafv2_web_acl_association", association);
  expect(check(outageWaf, change, destroyed("aws_lb", { arn: "arn:lb" }))).toMatchObject([
    { level: "routine" },
  ]);
  expect(check(outageWaf, change)).toEqual([]);
});

test("a change in place is not its business", () => {
  expect(check(outageWaf, updated("aws_wafv2_web_acl", acl, { tags: { a: "b" } }))).toEqual([]);
});
