import { outageDbPause } from "../../../../../tools/review/rules/outage/db-pause";
import { check, updated } from "../../plans";

function scaled(before: object, after: object) {
  const name = "serverlessv2_scaling_configuration";
  return check(outageDbPause, updated("aws_rds_cluster", { [name]: [before] }, { [name]: [after] }));
}

test("a database that may pause makes a caller wait", () => {
  expect(scaled({ min_capacity: 0.5 }, { min_capacity: 0 })).toMatchObject([
    { level: "review", what: "The database pauses when nobody calls: min_capacity from 0.5 to 0" },
  ]);
});

test("a database that can't grow as far is told with both limits", () => {
  expect(scaled({ max_capacity: 16 }, { max_capacity: 8 })).toMatchObject([
    { level: "review", what: "The database can't grow as far any more: max_capacity from 16 to 8" },
  ]);
});

test("a lower minimum that is not nothing, and a higher maximum, are not its business", () => {
  expect(scaled({ min_capacity: 2, max_capacity: 8 }, { min_capacity: 1, max_capacity: 16 })).toEqual([]);
});
