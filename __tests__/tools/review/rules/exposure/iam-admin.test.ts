import { exposureIamAdmin } from "../../../../../tools/review/rules/exposure/iam-admin";
import { check, created, destroyed, updated } from "../../plans";

const TYPE = "aws_iam_role_policy_attachment";

test.each(["AdministratorAccess", "PowerUserAccess", "IAMFullAccess"])("whoever gets %s is told", (name) => {
  const attachment = { role: "ci", policy_arn: `arn:aws:iam::aws:policy/${name}` };
  expect(check(exposureIamAdmin, created(TYPE, attachment))).toMatchObject([
    { level: "exposure", what: expect.stringContaining(`ci gets ${name}: `) },
  ]);
});

test("a role that lists the policy itself is told", () => {
  const admin = { managed_policy_arns: ["arn:aws:iam::aws:policy/AdministratorAccess"] };
  expect(
    check(exposureIamAdmin, updated("aws_iam_role", { name: "ci", managed_policy_arns: [] }, admin)),
  ).toMatchObject([{ level: "exposure", what: "ci gets AdministratorAccess: everything in the account" }]);
});

test("another policy, a team's own policy of that name, and one that goes are no findings", () => {
  const attachment = { role: "ci", policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" };
  expect(check(exposureIamAdmin, created(TYPE, attachment))).toEqual([]);
  const own = { role: "ci", policy_arn: "arn:aws:iam::123456789012:policy/AdministratorAccess" };
  expect(check(exposureIamAdmin, created(TYPE, own))).toEqual([]);
  const admin = { role: "ci", policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess" };
  expect(check(exposureIamAdmin, destroyed(TYPE, admin))).toEqual([]);
});
