import { outageEcsService } from "../../../../../tools/review/rules/outage/ecs-service";
import { CREATE_FIRST, check, destroyed, replaced, updated } from "../../plans";

const service = { name: "app", desired_count: 2, launch_type: "EC2" };

test("a service that is destroyed stops its tasks", () => {
  expect(check(outageEcsService, destroyed("aws_ecs_service", service))).toMatchObject([
    { level: "outage", what: "The service is destroyed: all of its tasks stop" },
  ]);
});

test("a service that is replaced in place of the old one has a gap", () => {
  const change = replaced("aws_ecs_service", service, { launch_type: "FARGATE" }, { by: ["launch_type"] });
  expect(check(outageEcsService, change)[0]?.what).toBe(
    "The service is replaced because of launch_type, and the old one goes first: all of its tasks stop",
  );
});

test("a new service under another name beside the old one is less bad", () => {
  const change = replaced("aws_ecs_service", service, { name: "app-2" }, { order: CREATE_FIRST });
  expect(check(outageEcsService, change)).toMatchObject([{ level: "review" }]);
});

test("a new service beside the old one can't have its name", () => {
  const change = replaced("aws_ecs_service", service, {}, { order: CREATE_FIRST });
  expect(check(outageEcsService, change)).toMatchObject([
    { level: "outage", mitigation: expect.any(String) },
  ]);
});

test("a service that runs no tasks has none to stop", () => {
  const idle = { ...service, desired_count: 0 };
  expect(check(outageEcsService, destroyed("aws_ecs_service", idle))).toMatchObject([{ level: "review" }]);
});

test("a new version of a service is not its business", () => {
  expect(check(outageEcsService, updated("aws_ecs_service", service, { task_definition: "app:2" }))).toEqual(
    [],
  );
});
