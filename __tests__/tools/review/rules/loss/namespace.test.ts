import { lossNamespace } from "../../../../../tools/review/rules/loss/namespace";
import { check, destroyed, replaced, updated } from "../../plans";

const TYPE = "aws_service_discovery_private_dns_namespace";

test("services do not find one another without their namespace", () => {
  const change = replaced(TYPE, { name: "app.local" }, { name: "app.internal" }, { by: ["name"] });
  expect(check(lossNamespace, change)).toMatchObject([
    {
      level: "outage",
      what: expect.stringMatching(
        /^The namespace app.local is replaced because of name: services do not find/,
      ),
    },
  ]);
});

test("one that is changed in place, or left over, is not its business", () => {
  expect(check(lossNamespace, updated(TYPE, {}, { description: "b" }))).toEqual([]);
  expect(check(lossNamespace, destroyed(TYPE, {}, { deposed: "0a1b2c3d" }))).toEqual([]);
});
