import { outageHealthCheck } from "../../../../../tools/review/rules/outage/health-check";
import { check, updated } from "../../plans";

const group = { health_check: [{ path: "/health", matcher: "200", timeout: 5 }], slow_start: 0 };

test("another health check for running targets is told with its values", () => {
  const health_check = [{ path: "/ready", matcher: "200", timeout: 2 }];
  expect(check(outageHealthCheck, updated("aws_lb_target_group", group, { health_check }))).toMatchObject([
    {
      level: "review",
      what: 'Running targets are judged by another health check: path from "/health" to "/ready", timeout from 5 to 2',
    },
  ]);
});

test("a target group that keeps its health check is not its business", () => {
  expect(check(outageHealthCheck, updated("aws_lb_target_group", group, { slow_start: 30 }))).toEqual([]);
});
