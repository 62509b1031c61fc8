import { lossDb } from "../../../../../tools/review/rules/loss/db";
import { check, destroyed, replaced, updated } from "../../plans";

const database = { deletion_protection: false, skip_final_snapshot: true, engine: "postgres" };

test("a database that is destroyed without a last snapshot is lost", () => {
  expect(check(lossDb, destroyed("aws_db_instance", database))).toMatchObject([
    { level: "data-loss", what: "The database is destroyed, with everything in it" },
  ]);
});

test("a database that is replaced starts empty, and the attribute that forces it is named", () => {
  const [found] = check(
    lossDb,
    replaced("aws_rds_cluster", database, { engine: "mysql" }, { by: ["engine"] }),
  );
  expect(found?.what).toBe("The database is replaced because of engine, with everything in it");
});

test("a last snapshot is told, and does not make it harmless", () => {
  const kept = { ...database, skip_final_snapshot: false, final_snapshot_identifier: "app-final" };
  expect(check(lossDb, destroyed("aws_db_instance", kept))).toMatchObject([
    { level: "data-loss", mitigation: "a last snapshot is kept as app-final; a new database starts empty" },
  ]);
});

test("a last snapshot without a name makes the apply fail", () => {
  const unnamed = { ...database, skip_final_snapshot: false, final_snapshot_identifier: null };
  expect(check(lossDb, destroyed("aws_db_instance", unnamed))).toMatchObject([{ level: "outage" }]);
});

test("with deletion protection nothing is lost, and the apply fails", () => {
  const protectedOne = { ...database, deletion_protection: true };
  expect(check(lossDb, destroyed("aws_db_instance", protectedOne))).toMatchObject([
    { level: "outage", mitigation: "nothing is lost; what comes after it is not done" },
  ]);
});

test("a database that is changed in place, and anything else that goes, are not its business", () => {
  expect(check(lossDb, updated("aws_db_instance", database, { instance_class: "db.t4g.small" }))).toEqual([]);
  expect(check(lossDb, destroyed("aws_db_subnet_group"))).toEqual([]);
});
