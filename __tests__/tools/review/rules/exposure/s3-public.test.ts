import { exposureS3Public } from "../../../../../tools/review/rules/exposure/s3-public";
import { check, created, destroyed, updated } from "../../plans";

const BLOCK = "aws_s3_bucket_public_access_block";

const all = {
  bucket: "logs",
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};

test("a block that is loosened is told with what it no longer blocks", () => {
  expect(check(exposureS3Public, updated(BLOCK, all, { block_public_policy: false }))).toMatchObject([
    {
      level: "exposure",
      what: "The public access block does not block everything: block_public_policy = false",
    },
  ]);
  expect(check(exposureS3Public, created(BLOCK, { ...all, ignore_public_acls: null }))).toHaveLength(1);
});

test("a block that only the apply tells can't be told", () => {
  const unknown = { unknown: { block_public_acls: true } };
  expect(check(exposureS3Public, updated(BLOCK, all, {}, unknown))).toMatchObject([{ level: "review" }]);
});

test("a block that goes is told unless the bucket goes as well", () => {
  expect(check(exposureS3Public, destroyed(BLOCK, all))).toMatchObject([{ level: "exposure" }]);
  expect(
    check(exposureS3Public, destroyed(BLOCK, all), destroyed("aws_s3_bucket", { bucket: "logs" })),
  ).toEqual([]);
});

test("a public access control list is told, less so where the block ignores it", () => {
  const acl = created("aws_s3_bucket_acl", { bucket: "logs", acl: "public-read" });
  expect(check(exposureS3Public, acl)).toMatchObject([{ level: "exposure" }]);
  expect(check(exposureS3Public, acl, created(BLOCK, all))).toMatchObject([
    { level: "review", mitigation: `${BLOCK}.it has ignore_public_acls = true` },
  ]);
  expect(check(exposureS3Public, acl, created(BLOCK, { ...all, bucket: "other" }))).toMatchObject([
    { level: "exposure" },
  ]);
});

test("a grant to everybody is told", () => {
  const grant = [
    { grantee: [{ uri: "http://acs.amazonaws.com/groups/global/AllUsers" }], permission: "READ" },
  ];
  const acl = { bucket: "logs", access_control_policy: [{ grant }] };
  expect(check(exposureS3Public, created("aws_s3_bucket_acl", acl))).toMatchObject([
    { what: "The access control list lets everybody in: a grant to AllUsers" },
  ]);
});

test("access control lists that count again are told, on a new bucket only looked at", () => {
  const TYPE = "aws_s3_bucket_ownership_controls";
  const owned = (object_ownership: string) => ({ rule: [{ object_ownership }] });
  const loosened = updated(TYPE, owned("BucketOwnerEnforced"), owned("ObjectWriter"));
  expect(check(exposureS3Public, loosened)).toMatchObject([{ level: "exposure" }]);
  expect(check(exposureS3Public, created(TYPE, owned("BucketOwnerPreferred")))).toMatchObject([
    { level: "review" },
  ]);
  expect(check(exposureS3Public, created(TYPE, owned("BucketOwnerEnforced")))).toEqual([]);
});

test("a website is told, less so where the block keeps everybody out", () => {
  const site = created("aws_s3_bucket_website_configuration", { bucket: "logs" });
  expect(check(exposureS3Public, site)).toMatchObject([{ level: "exposure" }]);
  expect(check(exposureS3Public, site, created(BLOCK, all))).toMatchObject([{ level: "review" }]);
});

test("a block of everything, a private list, and a public one that was there are no findings", () => {
  expect(check(exposureS3Public, created(BLOCK, all))).toEqual([]);
  expect(check(exposureS3Public, created("aws_s3_bucket_acl", { acl: "private" }))).toEqual([]);
  expect(check(exposureS3Public, updated("aws_s3_object", { acl: "public-read" }, { etag: "x" }))).toEqual(
    [],
  );
});
