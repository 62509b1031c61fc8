import { outageParamGroup } from "../../../../../tools/review/rules/outage/param-group";
import { CREATE_FIRST, check, destroyed, replaced, updated } from "../../plans";

const group = { name: "pg15", family: "postgres15" };
const next = { family: "postgres16" };
const database = updated("aws_db_instance", { parameter_group_name: "pg15" }, { engine_version: "16" });

test("a group can't go first while a database uses it", () => {
  const change = replaced("aws_db_parameter_group", group, next, { by: ["family"] });
  expect(check(outageParamGroup, change, database)).toMatchObject([
    { level: "outage", what: expect.stringContaining("AWS refuses while aws_db_instance.it uses it") },
  ]);
});

test("made before the old one goes, or used by nobody, it has to be looked at", () => {
  const first = replaced("aws_db_parameter_group", group, next, { order: CREATE_FIRST });
  expect(check(outageParamGroup, first, database)).toMatchObject([{ level: "review" }]);
  expect(check(outageParamGroup, replaced("aws_db_parameter_group", group, next))).toMatchObject([
    { level: "review" },
  ]);
});

test("a parameter that only a restart sets can't be set at once", () => {
  const set = (apply_method: string) =>
    updated(
      "aws_db_parameter_group",
      { ...group, parameter: [] },
      {
        parameter: [{ name: "shared_buffers", value: "1", apply_method }],
      },
    );
  expect(check(outageParamGroup, set("immediate"))[0]?.what).toContain("only a restart sets shared_buffers");
  expect(check(outageParamGroup, set("pending-reboot"))).toEqual([]);
});

test("a group that goes for good is not its business", () => {
  expect(check(outageParamGroup, destroyed("aws_db_parameter_group", group))).toEqual([]);
});
