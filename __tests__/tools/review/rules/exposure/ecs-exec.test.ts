import { exposureEcsExec } from "../../../../../tools/review/rules/exposure/ecs-exec";
import { check, created, replaced, updated } from "../../plans";

const TASK = "aws_ecs_task_definition";

const containers = (more: Record<string, unknown>) => ({
  container_definitions: JSON.stringify([{ name: "proxy", image: "a:1", ...more }]),
});

test("a shell in the tasks of a service has to be looked at", () => {
  const off = { enable_execute_command: false };
  expect(
    check(exposureEcsExec, updated("aws_ecs_service", off, { enable_execute_command: true })),
  ).toMatchObject([{ level: "review", mitigation: expect.stringContaining("ssmmessages") }]);
});

test("a privileged container and one that may write are told by name", () => {
  expect(
    check(exposureEcsExec, replaced(TASK, containers({}), containers({ privileged: true }))),
  ).toMatchObject([
    { level: "review", what: "The container proxy may do what root of its machine may (privileged = true)" },
  ]);
  const writable = replaced(TASK, containers({ readonlyRootFilesystem: true }), containers({}));
  expect(check(exposureEcsExec, writable)).toMatchObject([
    { what: expect.stringContaining("write to its own files") },
  ]);
});

test("the network of the machine has to be looked at", () => {
  const host = replaced(TASK, { network_mode: "bridge" }, { network_mode: "host" });
  expect(check(exposureEcsExec, host)).toMatchObject([{ level: "review" }]);
});

test("what was so before, what is turned off, and a first deployment are no findings", () => {
  const exec = { enable_execute_command: true };
  expect(check(exposureEcsExec, updated("aws_ecs_service", exec, { desired_count: 2 }))).toEqual([]);
  expect(check(exposureEcsExec, updated("aws_ecs_service", exec, { enable_execute_command: false }))).toEqual(
    [],
  );
  expect(check(exposureEcsExec, created(TASK, containers({ privileged: true })))).toEqual([]);
  expect(
    check(
      exposureEcsExec,
      replaced(TASK, containers({ privileged: true }), containers({ privileged: true })),
    ),
  ).toEqual([]);
});
