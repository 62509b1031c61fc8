import { readFileSync } from "node:fs";
import { join } from "node:path";
import { differences, Manifest } from "../../../tools/adopt/manifest";
import { problemOf, temporaryDirectory, write } from "../temporary";
import { stackWith } from "./stack";

const FILE = "stacks/shop/adoption/dev.json";

function manifestIn(directory: string): Manifest {
  return new Manifest(directory, stackWith(directory, { resource: {} }));
}

describe("a manifest", () => {
  const directory = temporaryDirectory();

  test("is nothing before it is written", () => {
    expect(manifestIn(directory).read()).toBeUndefined();
  });

  test("is where the stack's tags say, and always in the same order", () => {
    manifestIn(directory).write({ "aws_b.b": "2", "aws_a.a": "1" });
    expect(readFileSync(join(directory, FILE), "utf8")).toBe('{\n  "aws_a.a": "1",\n  "aws_b.b": "2"\n}\n');
    expect(manifestIn(directory).read()).toEqual({ "aws_a.a": "1", "aws_b.b": "2" });
  });

  test("is put away by date, once a day", async () => {
    const retired = "stacks/shop/adoption/retired/dev-2026-11-21.json";
    expect(manifestIn(directory).retire("2026-11-21")).toBe(retired);
    expect(manifestIn(directory).read()).toBeUndefined();
    const nothing = await problemOf(() => manifestIn(directory).retire("2026-11-21"));
    expect(nothing.text).toContain("nothing is being adopted");
    manifestIn(directory).write({});
    const again = await problemOf(() => manifestIn(directory).retire("2026-11-21"));
    expect(again.text).toContain(`${retired} is there already`);
  });
});

const shared = temporaryDirectory();

test.each([
  ["{", "is no JSON: "],
  ["[]", "must be an object of import ids by Terraform address, got a list"],
  ["7", "must be an object of import ids by Terraform address, got 7"],
])("a manifest of %s is refused by name", async (text, message) => {
  write(join(shared, FILE), text);
  const { text: said } = await problemOf(() => manifestIn(shared).read());
  expect(said).toContain(`${FILE} ${message}`);
});
test("a stack without tags has no manifest", async () => {
  const stack = stackWith(shared, { resource: {}, tags: { System: "shop" } });
  const { text } = await problemOf(() => new Manifest(shared, stack));
  expect(text).toContain("has no tags System and Environment");
});

test("a difference is what goes, what comes, and nothing else", () => {
  const before = { "aws_a.a": "1", "aws_b.b": "2", "aws_c.c": "3" };
  expect(differences(before, { "aws_a.a": "1", "aws_b.b": "4", "aws_d.d": "5" })).toEqual([
    "- aws_b.b: 2",
    "+ aws_b.b: 4",
    "- aws_c.c: 3",
    "+ aws_d.d: 5",
  ]);
});
