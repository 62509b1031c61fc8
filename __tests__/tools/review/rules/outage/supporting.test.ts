import { outageSupporting } from "../../../../../tools/review/rules/outage/supporting";
import { check, created, destroyed, replaced } from "../../plans";

test.each([
  ["aws_acm_certificate_validation", "safe"],
  ["aws_appautoscaling_policy", "review"],
  ["aws_cloudwatch_dashboard", "review"],
  ["aws_db_subnet_group", "review"],
  ["aws_efs_mount_target", "outage"],
  ["aws_sns_topic", "review"],
])("a %s that goes is %s", (type, level) => {
  expect(check(outageSupporting, destroyed(type))).toMatchObject([{ level }]);
});

test("what stops is told, and the gap of a replacement", () => {
  const change = replaced("aws_efs_mount_target", { subnet_id: "a" }, {}, { by: ["subnet_id"] });
  expect(check(outageSupporting, change)[0]?.what).toBe(
    "aws_efs_mount_target is replaced because of subnet_id, and the old one goes first: what mounts the file system in its subnet hangs",
  );
});

test("what goes with what it belongs to is told there", () => {
  const target = destroyed("aws_efs_mount_target", { file_system_id: "fs-1" });
  const fileSystem = destroyed("aws_efs_file_system", { id: "fs-1" });
  expect(check(outageSupporting, target, fileSystem)).toMatchObject([
    { level: "routine", fix: "see aws_efs_file_system.it" },
  ]);
});

test("what is replaced on every release, what is made, and types that others know, are not its business", () => {
  expect(check(outageSupporting, replaced("aws_ecs_task_definition"))).toEqual([]);
  expect(check(outageSupporting, created("aws_sns_topic"))).toEqual([]);
  expect(check(outageSupporting, destroyed("aws_db_instance"))).toEqual([]);
});

test.each([
  ["aws_db_subnet_group", { name: "db" }, "aws_db_instance", { db_subnet_group_name: "db" }],
  ["aws_db_parameter_group", { name: "db" }, "aws_db_instance", { parameter_group_name: "db" }],
  ["aws_ecs_task_definition", { arn: "app:1" }, "aws_ecs_service", { task_definition: "app:1" }],
  ["aws_kms_alias", { target_key_id: "k" }, "aws_kms_key", { key_id: "k" }],
])("%s that goes with its user is told there", (type, before, user, names) => {
  expect(check(outageSupporting, destroyed(type, before), destroyed(user, names))).toMatchObject([
    { level: "routine", fix: `see ${user}.it` },
  ]);
  expect(check(outageSupporting, destroyed(type, before), destroyed(user))).toMatchObject([
    { level: "review" },
  ]);
});
