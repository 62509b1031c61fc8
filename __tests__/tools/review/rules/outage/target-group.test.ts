import { outageTargetGroup } from "../../../../../tools/review/rules/outage/target-group";
import { CREATE_FIRST, check, destroyed, replaced, updated } from "../../plans";

const group = { name: "app", port: 80 };
const by = { by: ["port"] };

test("a target group can't go first while a listener forwards to it", () => {
  expect(check(outageTargetGroup, replaced("aws_lb_target_group", group, { port: 90 }, by))).toMatchObject([
    { level: "outage", what: expect.stringContaining("because of port, and the old one goes first") },
  ]);
});

test("a new one under another name before the old one goes is less bad", () => {
  const change = replaced("aws_lb_target_group", group, { port: 90, name: "b" }, { order: CREATE_FIRST });
  expect(check(outageTargetGroup, change)).toMatchObject([
    { level: "review", mitigation: "the new one is made before the old one goes" },
  ]);
});

test("a new one can't have the name of the old one beside it", () => {
  const change = replaced("aws_lb_target_group", group, { port: 90 }, { order: CREATE_FIRST });
  expect(check(outageTargetGroup, change)).toMatchObject([{ level: "outage" }]);
});

test("a group or a target that goes for good is to be looked at", () => {
  expect(check(outageTargetGroup, destroyed("aws_lb_target_group", group))).toMatchObject([
    { level: "review" },
  ]);
  expect(
    check(outageTargetGroup, destroyed("aws_lb_target_group_attachment", { target_id: "i-1" }))[0]?.what,
  ).toBe('The attachment of "i-1" is destroyed: it gets no requests then');
});

test("a change in place is not its business", () => {
  expect(check(outageTargetGroup, updated("aws_lb_target_group", group, { slow_start: 30 }))).toEqual([]);
});
