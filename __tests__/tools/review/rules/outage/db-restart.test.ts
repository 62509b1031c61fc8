import { outageDbRestart } from "../../../../../tools/review/rules/outage/db-restart";
import { check, replaced, updated } from "../../plans";

const database = {
  engine: "postgres",
  engine_version: "15.4",
  instance_class: "db.t4g.small",
  allocated_storage: 20,
  maintenance_window: "sun:03:00-sun:04:00",
  apply_immediately: false,
  parameter_group_name: "pg15",
};
const larger = { instance_class: "db.t4g.large" };

test("a database that is changed at once restarts at once", () => {
  const change = updated("aws_db_instance", database, { ...larger, apply_immediately: true });
  expect(check(outageDbRestart, change)).toMatchObject([
    {
      level: "outage",
      what: 'The database restarts at once: instance_class from "db.t4g.small" to "db.t4g.large"',
    },
  ]);
});

test("a database that waits for its maintenance window names it", () => {
  expect(check(outageDbRestart, updated("aws_db_instance", database, larger))).toMatchObject([
    {
      level: "review",
      what: expect.stringContaining("at the maintenance window sun:03:00-sun:04:00"),
    },
  ]);
});

test.each([
  [{ multi_az: true }, "brief: the standby is changed first, and takes over"],
  [{ blue_green_update: [{ enabled: true }] }, "brief: a copy is changed beside it, and takes over"],
])("what keeps the gap short is told: %j", (more, mitigation) => {
  const change = updated("aws_db_instance", { ...database, ...more }, { ...larger, apply_immediately: true });
  expect(check(outageDbRestart, change)).toMatchObject([{ mitigation }]);
});

test("another parameter group takes effect when somebody restarts the database", () => {
  const change = updated("aws_db_instance", database, { parameter_group_name: "own" });
  expect(check(outageDbRestart, change)).toMatchObject([
    { level: "review", what: expect.stringContaining("when somebody restarts the database") },
  ]);
});

test("a smaller step of its version restarts it, a major one and one back are told elsewhere", () => {
  const to = (engine_version: string) =>
    check(outageDbRestart, updated("aws_db_instance", database, { engine_version }));
  expect(to("15.6")).toHaveLength(1);
  expect(to("16.1")).toEqual([]);
  expect(to("15.2")).toEqual([]);
});

test("more storage, and a replacement, are not its business", () => {
  expect(check(outageDbRestart, updated("aws_db_instance", database, { allocated_storage: 40 }))).toEqual([]);
  expect(check(outageDbRestart, replaced("aws_db_instance", database, larger))).toEqual([]);
});
