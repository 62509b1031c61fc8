import { routineReplace } from "../../../../../tools/review/rules/routine/replace";
import { check, destroyed, replaced } from "../../plans";

test("a revision of a task definition takes the place of the old", () => {
  const change = replaced("aws_ecs_task_definition", {}, {}, { by: ["container_definitions"] });
  expect(check(routineReplace, change)).toMatchObject([
    { level: "routine", what: "A new one takes the place of the old because of container_definitions" },
  ]);
  expect(check(routineReplace, replaced("time_rotating"))).toMatchObject([{ level: "routine" }]);
});

test("what only goes, and what is replaced with something in it, are no routine", () => {
  expect(check(routineReplace, destroyed("aws_ecs_task_definition"))).toEqual([]);
  expect(check(routineReplace, replaced("aws_db_instance"))).toEqual([]);
});
