import { outageEcsScale } from "../../../../../tools/review/rules/outage/ecs-scale";
import { check, updated } from "../../plans";

const service = {
  desired_count: 2,
  deployment_minimum_healthy_percent: 100,
  deployment_maximum_percent: 200,
  deployment_circuit_breaker: [{ enable: true, rollback: true }],
};

test("a service that is to run no tasks is out", () => {
  expect(check(outageEcsScale, updated("aws_ecs_service", service, { desired_count: 0 }))).toMatchObject([
    { level: "outage", what: "The service stops all of its tasks: desired_count from 2 to 0" },
  ]);
});

test("a release that may stop all tasks at once has to be looked at", () => {
  const lower = { deployment_minimum_healthy_percent: 0 };
  expect(check(outageEcsScale, updated("aws_ecs_service", service, lower))).toMatchObject([
    { level: "review" },
  ]);
});

test("a release that has no room for new tasks before the old ones stop is an outage each time", () => {
  const lower = { deployment_minimum_healthy_percent: 0, deployment_maximum_percent: 100 };
  expect(check(outageEcsScale, updated("aws_ecs_service", service, lower))).toMatchObject([
    { level: "outage" },
  ]);
});

test("a circuit breaker that is turned off is told, and so is its rollback", () => {
  const found = [[], [{ enable: true, rollback: false }]].map((deployment_circuit_breaker) =>
    check(outageEcsScale, updated("aws_ecs_service", service, { deployment_circuit_breaker })),
  );
  expect(found[0]?.[0]?.what).toMatch(/^The circuit breaker is turned off/);
  expect(found[1]?.[0]?.what).toMatch(/^Rollback is turned off/);
});

test("a service that still runs a task is not its business", () => {
  expect(check(outageEcsScale, updated("aws_ecs_service", service, { desired_count: 1 }))).toEqual([]);
});
