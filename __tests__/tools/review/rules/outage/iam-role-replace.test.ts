import { outageIamRoleReplace } from "../../../../../tools/review/rules/outage/iam-role-replace";
import { CREATE_FIRST, check, destroyed, replaced } from "../../plans";

const role = { name: "app-task", path: "/" };

test("a new role is another principal", () => {
  const change = replaced("aws_iam_role", role, { name: "b" }, { by: ["name"] });
  expect(check(outageIamRoleReplace, change)).toMatchObject([
    { level: "outage", what: expect.stringContaining("because of name, and the old one goes first") },
  ]);
});

test("made before the old one goes it is another principal all the same", () => {
  const change = replaced("aws_iam_role", role, { name: "b" }, { order: CREATE_FIRST });
  expect(check(outageIamRoleReplace, change)).toMatchObject([
    { level: "outage", mitigation: "the new one is made before the old one goes" },
  ]);
});

test("a new one beside the old can't have its name", () => {
  const change = replaced("aws_iam_role", role, { path: "/app/" }, { order: CREATE_FIRST });
  expect(check(outageIamRoleReplace, change)[0]?.what).toContain("the apply fails there");
});

test("a role that goes for good is told elsewhere", () => {
  expect(check(outageIamRoleReplace, destroyed("aws_iam_role", role))).toEqual([]);
});
