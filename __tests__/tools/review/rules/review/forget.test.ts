import { reviewForget } from "../../../../../tools/review/rules/review/forget";
import { check, destroyed, replaced } from "../../plans";

const bucket = destroyed("aws_s3_bucket");

test("what is forgotten stays in AWS and on the bill", () => {
  const forgotten = { ...bucket, change: { ...bucket.change, actions: ["forget"] } };
  expect(check(reviewForget, forgotten)).toMatchObject([
    { level: "review", what: "It is no longer managed, stays in AWS and on the bill" },
  ]);
});

test("so does the old one where a new one is made beside it", () => {
  const change = replaced("aws_s3_bucket", {}, {}, { order: ["create", "forget"] });
  expect(check(reviewForget, change)[0]?.what).toMatch(/^The old one is no longer managed/);
});

test("what is destroyed is not on the bill", () => {
  expect(check(reviewForget, bucket)).toEqual([]);
});
