import { outageDbVersionDown } from "../../../../../tools/review/rules/outage/db-version-down";
import { check, updated } from "../../plans";

const database = { engine: "postgres", engine_version: "15.6" };
const older = { engine_version: "15.4" };

test("a database can't go back: the apply fails", () => {
  expect(check(outageDbVersionDown, updated("aws_db_instance", database, older))).toMatchObject([
    {
      level: "outage",
      what: 'The apply fails at the database, which can\'t go back: engine_version from "15.6" to "15.4"',
      fix: "set engine_version to the version that runs",
    },
  ]);
});

test("where AWS upgrades by itself the code should name less", () => {
  const before = { ...database, auto_minor_version_upgrade: true };
  expect(check(outageDbVersionDown, updated("aws_db_instance", before, older))[0]?.fix).toContain(
    "name only the major version",
  );
});

test("a newer version, and a less exact one, are not its business", () => {
  for (const engine_version of ["15.10", "16", "15"]) {
    expect(check(outageDbVersionDown, updated("aws_db_instance", database, { engine_version }))).toEqual([]);
  }
});
