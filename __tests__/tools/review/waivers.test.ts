import { readWaivers } from "../../../tools/review/waivers";
import { problemOf, temporaryDirectory, write } from "../temporary";

const directory = temporaryDirectory();

function file(text: string): string {
  return write(`${directory}/waivers.yaml`, text);
}

test("no file is no waivers, and so is an empty one", () => {
  expect(readWaivers("/nowhere/waivers.yaml")).toEqual([]);
  expect(readWaivers(file("# none yet\n"))).toEqual([]);
});

test("a date is the day it is written as", () => {
  const [waiver] = readWaivers(
    file("- {rule: loss.db, address: aws_db_instance.a, reason: moved, owner: data, expires: 2026-12-31}\n"),
  );
  expect(waiver).toEqual({
    rule: "loss.db",
    address: "aws_db_instance.a",
    reason: "moved",
    owner: "data",
    expires: "2026-12-31",
  });
});

test("everything that is wrong is told at once", async () => {
  const path = file(
    [
      "- {rule: loss.db, address: a.b, reason: '', owner: me, expires: soon}",
      "- {rule: loss.db, adress: a.b, reason: r, owner: me, expires: 2026-12-31}",
      "- just words",
    ].join("\n"),
  );
  const { details } = await problemOf(() => readWaivers(path));
  expect(details).toEqual([
    "waiver 1: reason is missing",
    "waiver 1: expires is 'soon'; it has to be a date such as 2026-12-31",
    "waiver 2: address is missing",
    "waiver 2: 'adress' is not one of rule, address, reason, owner, expires, stack",
    "waiver 3: it has none of rule, address, reason, owner, expires",
  ]);
});

test.each([
  ["what is not YAML", "- {rule: [}", "is not YAML"],
  ["what is not a list", "rule: loss.db\n", "is not a list of waivers"],
])("refuses %s", async (_, text, message) => {
  expect((await problemOf(() => readWaivers(file(text)))).message).toContain(message);
});
