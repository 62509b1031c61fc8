import { lossBucketObject } from "../../../../../tools/review/rules/loss/bucket-object";
import { check, destroyed, replaced } from "../../plans";

test("an object that is deleted is named", () => {
  expect(check(lossBucketObject, destroyed("aws_s3_object", { key: "config/app.json" }))).toMatchObject([
    { level: "review", what: "The object config/app.json is deleted, in all its versions" },
  ]);
});

test("one that is replaced, or left over, is not its business", () => {
  expect(check(lossBucketObject, replaced("aws_s3_object", { key: "a" }))).toEqual([]);
  expect(check(lossBucketObject, destroyed("aws_s3_object", { key: "a" }, { deposed: "0a1b2c3d" }))).toEqual(
    [],
  );
});
