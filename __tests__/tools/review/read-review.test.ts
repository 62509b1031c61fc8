import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readReview } from "../../../tools/review/read-review";
import type { Review } from "../../../tools/review/review";
import { busyReview, quietReview } from "../comment/jobs";
import { problemOf, temporaryDirectory, write } from "../temporary";
import { sampleReview } from "./sample-review";

const directory = temporaryDirectory();

function file(name: string, content: unknown): string {
  return write(join(directory, name), typeof content === "string" ? content : JSON.stringify(content));
}

function problemWith(content: unknown): Promise<string> {
  return problemOf(() => readReview(file("wrong.json", content))).then(({ text }) =>
    text.replace(`${directory}/`, ""),
  );
}

test("reads one review as it is", () => {
  expect(readReview(file("a.json", busyReview()))).toEqual(busyReview());
});

test("reads that a statement is from the code", () => {
  const review = sampleReview();
  const statements = review.statements.map((row) => ({ ...row, isFromCode: true }));
  expect(readReview(file("code.json", { ...review, statements })).statements).toEqual(statements);
});

test("reads what PowerShell wrote", () => {
  const path = join(directory, "utf16.json");
  writeFileSync(path, `\ufeff${JSON.stringify(quietReview())}`, "utf16le");
  expect(readReview(path)).toEqual(quietReview());
});

test("refuses a file that is not there", async () => {
  const { text } = await problemOf(() => readReview(join(directory, "none.json")));
  expect(text).toMatch(/none\.json can't be read: ENOENT.*\n.*its artifact was not downloaded/);
});

test("refuses what is not JSON, without repeating it", async () => {
  expect(await problemWith("secret {")).toContain("wrong.json is not a review: it is not JSON\n");
});

test("refuses a review of another version", async () => {
  expect(await problemWith({ ...quietReview(), version: 2 })).toContain(
    "wrong.json is a review of version 2; this reads version 1",
  );
});

test.each<[string, unknown, string]>([
  ["a list", [], "it is not an object"],
  ["nothing", null, "it is not an object"],
  ["a plan", { format_version: "1.2" }, "version is not 1"],
  ["a text for the version", { ...quietReview(), version: "1" }, "version is not 1"],
  ["an unknown level", changed({ level: "fine" }), "level is not one of safe routine"],
  ["an inherited level", changed({ level: "constructor" }), "level is not one of safe routine"],
  ["no list of stacks", changed({ stacks: {} }), "stacks is not a list"],
  ["a stack without changes", withStack({ changes: undefined }), "stacks[0].changes is not a list"],
  ["a number for a name", withStack({ name: 1 }), "stacks[0].name is not a text"],
  ["a text for a number", withStack({ summary: { add: "1" } }), "stacks[0].summary.add is not a number"],
  [
    "a text for a flag",
    withStack({ planned: { isComplete: "no" } }),
    "planned.isComplete is not true or false",
  ],
  ["half an edge", withStack({ diagram: { nodes: [], edges: [["a"]] } }), "diagram.edges[0] is not a pair"],
])("refuses %s", async (_, content, problem) => {
  expect(await problemWith(content)).toContain(problem);
});

test("refuses a file that is too big", async () => {
  expect(await problemWith(" ".repeat(50 * 1024 * 1024 + 1))).toBe(
    "wrong.json has 51 MB; a review may have 50 MB",
  );
});

test("leaves out what a review does not have", () => {
  const review = readReview(file("more.json", { ...quietReview(), more: "of this" }));
  expect(review).not.toHaveProperty("more");
});

function changed(others: object): unknown {
  return { ...quietReview(), ...others };
}

function withStack(others: object): unknown {
  const review: Review = quietReview();
  return { ...review, stacks: review.stacks.map((stack) => ({ ...stack, ...others })) };
}
