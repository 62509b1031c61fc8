import { lossImportDestroy } from "../../../../../tools/review/rules/loss/import-destroy";
import { imported, takenOver } from "../../adoptions";
import { check, created, destroyed, replaced } from "../../plans";

test("what is imported was not meant to be replaced at once", () => {
  const change = replaced("aws_s3_bucket", {}, { bucket: "b" }, { by: ["bucket"] });
  expect(check(lossImportDestroy, imported(change, "logs"))).toMatchObject([
    { level: "data-loss", what: "What is imported (logs) is replaced at once because of bucket" },
  ]);
  expect(check(lossImportDestroy, imported(destroyed("aws_s3_bucket")))).toMatchObject([
    { what: "What is imported is destroyed at once" },
  ]);
});

test("what is only imported, or only replaced, is not its business", () => {
  expect(check(lossImportDestroy, imported(created("aws_s3_bucket"), "logs"))).toEqual([]);
  expect(check(lossImportDestroy, replaced("aws_s3_bucket"))).toEqual([]);
});

describe("what is imported while the state has it under another address", () => {
  const twin = takenOver("aws_s3_bucket", "aws_s3_bucket.logs", "logs");
  const old = (id: string, type = "aws_s3_bucket") => destroyed(type, { id }, { address: `${type}.old` });

  test("is destroyed there, and had to be moved", () => {
    expect(check(lossImportDestroy, old("logs"), twin)).toMatchObject([
      {
        level: "data-loss",
        what: "What is imported as aws_s3_bucket.logs is destroyed: the state has it here already",
        fix: expect.stringContaining("moved block"),
      },
    ]);
  });

  test("is another thing where the id or the type is another", () => {
    expect(check(lossImportDestroy, old("files"), twin)).toEqual([]);
    expect(check(lossImportDestroy, old("logs", "aws_s3_bucket_policy"), twin)).toEqual([]);
  });
});
