import { lossBucketLifecycle } from "../../../../../tools/review/rules/loss/bucket-lifecycle";
import { check, created, destroyed, replaced, updated } from "../../plans";

const TYPE = "aws_s3_bucket_lifecycle_configuration";

const rule = (days: number, more: object = {}) => ({
  id: "logs",
  status: "Enabled",
  filter: [{ prefix: "logs/" }],
  expiration: [{ days }],
  ...more,
});

const of = (...rules: readonly object[]) => ({ bucket: "app-logs", rule: rules });

const versioned = created("aws_s3_bucket_versioning", {
  bucket: "app-logs",
  versioning_configuration: [{ status: "Enabled" }],
});

test("objects that expire sooner are deleted, and both limits are told", () => {
  expect(check(lossBucketLifecycle, updated(TYPE, of(rule(90)), of(rule(30))))).toMatchObject([
    {
      level: "data-loss",
      what: "In the bucket objects are deleted after 30 days by rule logs (until now after 90 days)",
    },
  ]);
});

test("objects that expire later, or not any more, are not deleted", () => {
  expect(check(lossBucketLifecycle, updated(TYPE, of(rule(30)), of(rule(90))))).toEqual([]);
  expect(check(lossBucketLifecycle, updated(TYPE, of(rule(30)), of()))).toEqual([]);
  expect(check(lossBucketLifecycle, updated(TYPE, of(), of(rule(30, { status: "Disabled" }))))).toEqual([]);
});

test("a rule that is enabled, or is for other objects, is a new one", () => {
  const disabled = of(rule(30, { status: "Disabled" }));
  expect(check(lossBucketLifecycle, updated(TYPE, disabled, of(rule(30))))).toMatchObject([
    { level: "data-loss" },
  ]);
  const everything = of(rule(30, { filter: [{ prefix: "" }] }));
  expect(check(lossBucketLifecycle, updated(TYPE, of(rule(30)), everything))).toMatchObject([
    { level: "data-loss" },
  ]);
});

test("a date is a limit too", () => {
  const until = (date: string) => of(rule(0, { expiration: [{ date }] }));
  const change = updated(TYPE, until("2027-01-01T00:00:00Z"), until("2026-01-01T00:00:00Z"));
  expect(check(lossBucketLifecycle, change)[0]?.what).toContain("on 2026-01-01");
});

test("in a versioned bucket an object that expires becomes an old version", () => {
  expect(check(lossBucketLifecycle, created(TYPE, of(rule(30))), versioned)).toMatchObject([
    { level: "review", mitigation: expect.stringContaining("versioned") },
  ]);
});

test("versioning does not help where old versions expire", () => {
  const old = rule(30, { expiration: [], noncurrent_version_expiration: [{ noncurrent_days: 7 }] });
  expect(check(lossBucketLifecycle, created(TYPE, of(old)), versioned)).toMatchObject([
    { level: "data-loss", what: expect.stringContaining("old versions are deleted after 7 days") },
  ]);
});

describe("the newest old versions that stay", () => {
  const keeping = (newer_noncurrent_versions: number | null, noncurrent_days = 7) =>
    of(
      rule(0, {
        expiration: [],
        noncurrent_version_expiration: [{ noncurrent_days, newer_noncurrent_versions }],
      }),
    );

  test("are fewer: the others are deleted, though the days are the same", () => {
    expect(check(lossBucketLifecycle, updated(TYPE, keeping(10), keeping(3)), versioned)).toMatchObject([
      {
        level: "data-loss",
        what: "In the bucket old versions are deleted after 7 days but for the newest 3 by rule logs (until now after 7 days but for the newest 10)",
      },
    ]);
    expect(check(lossBucketLifecycle, updated(TYPE, keeping(3), keeping(null)))).toMatchObject([
      { level: "data-loss", what: expect.stringContaining("(until now after 7 days but for the newest 3)") },
    ]);
  });

  test("are more, or as many for longer: nothing is deleted", () => {
    expect(check(lossBucketLifecycle, updated(TYPE, keeping(3), keeping(10)))).toEqual([]);
    expect(check(lossBucketLifecycle, updated(TYPE, keeping(null), keeping(3)))).toEqual([]);
    expect(check(lossBucketLifecycle, updated(TYPE, keeping(3), keeping(3, 30)))).toEqual([]);
  });

  test("do not make up for fewer days: what is older than them goes", () => {
    expect(check(lossBucketLifecycle, updated(TYPE, keeping(3, 30), keeping(10, 7)))).toMatchObject([
      { level: "data-loss" },
    ]);
  });
});

test("in a bucket that the same plan makes there is nothing to delete", () => {
  const bucket = created("aws_s3_bucket", { bucket: "app-logs" });
  expect(check(lossBucketLifecycle, created(TYPE, of(rule(30))), bucket)).toEqual([]);
  expect(check(lossBucketLifecycle, created(TYPE, of(rule(30)), { unknown: { bucket: true } }))).toEqual([]);
});

test("without a lifecycle the bucket grows", () => {
  expect(check(lossBucketLifecycle, destroyed(TYPE, of(rule(30))))).toMatchObject([{ level: "review" }]);
});

test("a lifecycle that is replaced is of another bucket", () => {
  const other = replaced(TYPE, of(rule(30)), { bucket: "others" }, { by: ["bucket"] });
  expect(check(lossBucketLifecycle, other)).toMatchObject([{ level: "data-loss" }]);
  const empty = replaced(TYPE, of(), { bucket: "others" }, { by: ["bucket"] });
  expect(check(lossBucketLifecycle, empty)).toMatchObject([{ level: "routine" }]);
});

test("a lifecycle that goes with its bucket is told of there", () => {
  const bucket = destroyed("aws_s3_bucket", { id: "app-logs" });
  expect(check(lossBucketLifecycle, destroyed(TYPE, of(rule(30))), bucket)).toMatchObject([
    { level: "routine" },
  ]);
});
