import { lossBucket } from "../../../../../tools/review/rules/loss/bucket";
import { check, destroyed, replaced, updated } from "../../plans";

test("a bucket with force_destroy goes with every object", () => {
  expect(check(lossBucket, destroyed("aws_s3_bucket", { force_destroy: true }))).toMatchObject([
    { level: "data-loss", what: expect.stringContaining("every version of every object") },
  ]);
});

test("the value in the state counts, not the one that comes", () => {
  const change = replaced(
    "aws_s3_bucket",
    { force_destroy: false },
    { force_destroy: true },
    { by: ["bucket"] },
  );
  expect(check(lossBucket, change)).toMatchObject([
    {
      level: "outage",
      what: "The bucket is replaced because of bucket, and the apply fails there unless it is empty: force_destroy is off",
    },
  ]);
});

test("a flag nobody set is off, and one an old plan does not tell is on", () => {
  expect(check(lossBucket, destroyed("aws_s3_bucket", { force_destroy: null }))).toMatchObject([
    { level: "outage", mitigation: "nothing is lost; what comes after it is not done" },
  ]);
  expect(check(lossBucket, destroyed("aws_s3_bucket"))).toMatchObject([{ level: "data-loss" }]);
});

test("a bucket that is changed in place is not its business", () => {
  expect(
    check(lossBucket, updated("aws_s3_bucket", { force_destroy: false }, { force_destroy: true })),
  ).toEqual([]);
});
