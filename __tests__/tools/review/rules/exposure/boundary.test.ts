import { exposureBoundary } from "../../../../../tools/review/rules/exposure/boundary";
import { check, created, destroyed, updated } from "../../plans";

const before = { permissions_boundary: "arn:aws:iam::111122223333:policy/limit" };

test("a boundary that is taken away is told", () => {
  expect(
    check(exposureBoundary, updated("aws_iam_role", before, { permissions_boundary: null })),
  ).toMatchObject([
    {
      level: "exposure",
      what: expect.stringContaining("arn:aws:iam::111122223333:policy/limit is taken away"),
    },
  ]);
});

test("another boundary has to be looked at, known or not", () => {
  const other = { permissions_boundary: "arn:aws:iam::111122223333:policy/other" };
  expect(check(exposureBoundary, updated("aws_iam_role", before, other))).toMatchObject([
    { level: "review" },
  ]);
  const unknown = { unknown: { permissions_boundary: true } };
  expect(check(exposureBoundary, updated("aws_iam_role", before, {}, unknown))).toMatchObject([
    { level: "review", what: expect.stringContaining("known after apply only") },
  ]);
});

test("the boundary of a permission set is told unless the set goes as well", () => {
  const attachment = destroyed("aws_ssoadmin_permissions_boundary_attachment", {
    permission_set_arn: "arn:set",
  });
  expect(check(exposureBoundary, attachment)).toMatchObject([{ level: "exposure" }]);
  expect(
    check(exposureBoundary, attachment, destroyed("aws_ssoadmin_permission_set", { arn: "arn:set" })),
  ).toEqual([]);
});

test("a boundary that stays or comes, and a role without one, are no findings", () => {
  expect(check(exposureBoundary, updated("aws_iam_role", before, { description: "x" }))).toEqual([]);
  expect(check(exposureBoundary, updated("aws_iam_role", { permissions_boundary: null }, before))).toEqual(
    [],
  );
  expect(check(exposureBoundary, created("aws_iam_role"))).toEqual([]);
});
