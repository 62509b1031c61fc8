import { outageSgReplace } from "../../../../../tools/review/rules/outage/sg-replace";
import { CREATE_FIRST, check, destroyed, replaced, updated } from "../../plans";

const group = { name: "app", description: "old", vpc_id: "vpc-1" };

test("a group can't go first while an interface uses it", () => {
  const change = replaced("aws_security_group", group, { description: "new" }, { by: ["description"] });
  expect(check(outageSgReplace, change)).toMatchObject([
    { level: "outage", what: expect.stringContaining("because of description, and the old one goes first") },
  ]);
});

test("a new group under another name before the old one goes is less bad", () => {
  const change = replaced("aws_security_group", group, { name: "b" }, { order: CREATE_FIRST });
  expect(check(outageSgReplace, change)).toMatchObject([
    { level: "review", mitigation: "the new one is made before the old one goes" },
  ]);
});

test("a new group beside the old one can't have its name", () => {
  const change = replaced("aws_security_group", group, { description: "new" }, { order: CREATE_FIRST });
  expect(check(outageSgReplace, change)).toMatchObject([{ level: "outage" }]);
});

test("a group that goes for good has to be looked at, and with its VPC it is told there", () => {
  const change = destroyed("aws_security_group", group);
  expect(check(outageSgReplace, change)).toMatchObject([{ level: "review" }]);
  expect(check(outageSgReplace, change, destroyed("aws_vpc", { id: "vpc-1" }))).toMatchObject([
    { level: "routine" },
  ]);
});

test("a change in place is not its business", () => {
  expect(check(outageSgReplace, updated("aws_security_group", group, { tags: { a: "b" } }))).toEqual([]);
});
