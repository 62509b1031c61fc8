import { lossImportDestroy } from "../../../../../tools/review/rules/loss/import-destroy";
import { check, created, destroyed, replaced } from "../../plans";

const imported = (json: ReturnType<typeof created>, id?: string) => ({
  ...json,
  change: { ...json.change, importing: id === undefined ? {} : { id } },
});

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
