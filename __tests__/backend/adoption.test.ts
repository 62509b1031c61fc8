import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adoptionOf } from "../../backend/adoption";

const before = process.cwd();
const project = mkdtempSync(join(tmpdir(), "adoption-"));
const folder = join(project, "stacks", "mail", "adoption");

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  process.chdir(project);
});
afterAll(() => process.chdir(before));

test("is what the file of the environment says", () => {
  writeFileSync(join(folder, "prd.json"), '{ "aws_lb.door": "arn:aws:x" }');
  expect(adoptionOf("mail", "prd")).toEqual({ ids: { "aws_lb.door": "arn:aws:x" }, retired: [] });
});

test("is nothing where there is no file", () => {
  expect(adoptionOf("mail", "dev")).toEqual({ ids: {}, retired: [] });
  expect(adoptionOf("parcels", "prd")).toEqual({ ids: {}, retired: [] });
});

test("remembers what was adopted before, of the environment alone", () => {
  mkdirSync(join(folder, "retired"));
  writeFileSync(join(folder, "retired", "stg-2026-11-20.json"), '{ "aws_lb.door": "arn:aws:x" }');
  writeFileSync(join(folder, "retired", "stg-2026-11-21.json"), '{ "aws_db_instance.data": "data" }');
  writeFileSync(join(folder, "retired", "prd-2026-11-21.json"), '{ "aws_vpc.network": "vpc-1" }');
  expect(adoptionOf("mail", "stg")).toEqual({ ids: {}, retired: ["aws_lb.door", "aws_db_instance.data"] });
});

test.each([
  ["no JSON", "{ aws_lb.door", /stacks\/mail\/adoption\/odd.json is no JSON/],
  ["a list", '["arn:aws:x"]', /must be an object of import ids by Terraform address.* got a list$/],
  ["no object", "null", /must be an object of import ids by Terraform address.* got null$/],
  [
    "ids that are none",
    '{ "aws_lb.door": 7, "aws_vpc.network": null }',
    /must have a text as each import id, got 7 for aws_lb.door, null for aws_vpc.network$/,
  ],
])("refuses %s", (_what, text, message) => {
  writeFileSync(join(folder, "odd.json"), text);
  expect(() => adoptionOf("mail", "odd")).toThrow(message);
});
