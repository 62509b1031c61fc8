import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadPlan, parsePlan } from "../../../tools/plan/load-plan";
import { problemOf, temporaryDirectory } from "../temporary";

const directory = temporaryDirectory();
const PLAN = '{"format_version":"1.2","resource_changes":[]}';

function file(name: string, content: string | Buffer): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

const utf16 = Buffer.from(PLAN, "utf16le");

test.each([
  ["UTF-8", Buffer.from(PLAN)],
  ["UTF-8 with a byte order mark", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(PLAN)])],
  ["UTF-16 as PowerShell writes it", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
  ["UTF-16, big end first", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
  ["UTF-16 without a mark", utf16],
])("reads %s", (name, bytes) => {
  expect(loadPlan(file(`${name}.json`, bytes)).format_version).toBe("1.2");
});

test.each(["0.1", "0.2", "1.0", "1.1", "1.2", "1.9"])("reads format version %s", (version) => {
  expect(parsePlan(`{"format_version":"${version}"}`, "plan.json").format_version).toBe(version);
});

test.each([
  ["nothing", "", "is not a plan: it is not JSON"],
  ["text before the JSON", `Running terraform...\n${PLAN}`, "is not a plan: it is not JSON"],
  ["a list", "[]", "has no format_version"],
  ["other JSON", '{"a":1}', "has no format_version"],
  ["a newer major version", '{"format_version":"2.0"}', "has format_version 2.0; 0.1 to 1.x can be read"],
  ["a state", '{"format_version":"1.0","values":{}}', "it is a state; a plan is asked for"],
  [
    "changes that are no list",
    '{"format_version":"1.2","resource_changes":{}}',
    "resource_changes is not a list",
  ],
  [
    "a change without actions",
    '{"format_version":"1.2","resource_changes":[{"address":"a.b","type":"a","change":{}}]}',
    "resource_changes[0] has no address, type or list of actions",
  ],
  [
    "a module whose resources have no address",
    '{"format_version":"1.2","configuration":{"root_module":{"module_calls":{"a":{"module":{"resources":[{}]}}}}}}',
    "not a plan: an entry of configuration.root_module.module_calls.module.resources[0].address is not a text",
  ],
])("refuses %s in one line", async (_, text, message) => {
  const problem = await problemOf(() => parsePlan(text, "plan.json"));
  expect(problem.message).toContain(message);
  expect(problem.message.split("\n")).toHaveLength(1);
});

test("says that a wrapper may have written before the JSON", async () => {
  const problem = await problemOf(() => parsePlan(`::debug::\n${PLAN}`, "plan.json"));
  expect(problem.details.join()).toContain("a wrapper script may have put it there");
});

test("a file that is not there is a problem with its name", async () => {
  const problem = await problemOf(() => loadPlan("/nowhere/plan.json"));
  expect(problem.message).toContain("/nowhere/plan.json can't be read");
});

test("an error never quotes what is in the file", async () => {
  const problem = await problemOf(() => parsePlan('{"password": "hunter2hunter2" oops', "plan.json"));
  expect(problem.text).not.toContain("hunter2");
});
