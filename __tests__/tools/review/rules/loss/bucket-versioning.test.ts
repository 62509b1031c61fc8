import { lossBucketVersioning } from "../../../../../tools/review/rules/loss/bucket-versioning";
import { check, destroyed, updated } from "../../plans";

const TYPE = "aws_s3_bucket_versioning";
const versioning = (status: string) => ({ bucket: "logs", versioning_configuration: [{ status }] });

test("who suspends versioning removes a guard", () => {
  expect(
    check(lossBucketVersioning, updated(TYPE, versioning("Enabled"), versioning("Suspended"))),
  ).toMatchObject([
    {
      level: "exposure",
      what: expect.stringContaining("from Enabled to Suspended"),
      mitigation: "versions that are there already stay",
    },
  ]);
});

test("to destroy the configuration suspends it too, also where its status is not known", () => {
  expect(check(lossBucketVersioning, destroyed(TYPE, versioning("Enabled")))).toMatchObject([
    { level: "exposure" },
  ]);
  expect(check(lossBucketVersioning, destroyed(TYPE))).toMatchObject([{ level: "exposure" }]);
});

test("where versioning was off, nothing is lost with its configuration", () => {
  expect(check(lossBucketVersioning, destroyed(TYPE, versioning("Suspended")))).toMatchObject([
    { level: "routine", what: "The versioning of the bucket is destroyed, and was Suspended" },
  ]);
});

test("to enable it is not its business", () => {
  expect(check(lossBucketVersioning, updated(TYPE, versioning("Suspended"), versioning("Enabled")))).toEqual(
    [],
  );
});

test("versioning that goes with its bucket is told of there", () => {
  const bucket = destroyed("aws_s3_bucket", { id: "logs" });
  expect(check(lossBucketVersioning, destroyed(TYPE, versioning("Enabled")), bucket)).toMatchObject([
    { level: "routine" },
  ]);
});
