import { outageAutoscaling } from "../../../../../tools/review/rules/outage/autoscaling";
import { CREATE_FIRST, check, destroyed, replaced, updated } from "../../plans";

const target = { min_capacity: 2, max_capacity: 10 };

test("a service that can't grow as far any more is told with both limits", () => {
  expect(
    check(outageAutoscaling, updated("aws_appautoscaling_target", target, { max_capacity: 4 })),
  ).toMatchObject([{ level: "review", what: "It can't grow as far any more: max_capacity from 10 to 4" }]);
});

test("a service that may shrink to nothing is told", () => {
  expect(
    check(outageAutoscaling, updated("aws_appautoscaling_target", target, { min_capacity: 0 })),
  ).toMatchObject([{ level: "review", what: "It may shrink to nothing: min_capacity from 2 to 0" }]);
});

test("a service that may run nothing at all is out, and told once", () => {
  const none = { min_capacity: 0, max_capacity: 0 };
  expect(check(outageAutoscaling, updated("aws_appautoscaling_target", target, none))).toMatchObject([
    { level: "outage" },
  ]);
});

test("without its target a service keeps its size", () => {
  expect(check(outageAutoscaling, destroyed("aws_appautoscaling_target", target))).toMatchObject([
    { level: "review" },
  ]);
});

test("a group of instances that goes is an outage, unless the new one is made first", () => {
  expect(check(outageAutoscaling, destroyed("aws_autoscaling_group"))).toMatchObject([{ level: "outage" }]);
  const change = replaced("aws_autoscaling_group", {}, {}, { order: CREATE_FIRST });
  expect(check(outageAutoscaling, change)).toMatchObject([{ level: "review" }]);
});

test("more room is not its business", () => {
  expect(
    check(outageAutoscaling, updated("aws_appautoscaling_target", target, { max_capacity: 20 })),
  ).toEqual([]);
});

test("a target that goes with its service is told there", () => {
  const own = destroyed("aws_appautoscaling_target", { resource_id: "service/agents/app" });
  const service = (name: string) =>
    destroyed("aws_ecs_service", { name, cluster: "arn:aws:ecs:us-east-1:1:cluster/agents" });
  expect(check(outageAutoscaling, own, service("app"))).toMatchObject([{ level: "routine" }]);
  expect(check(outageAutoscaling, own, service("other"))).toMatchObject([{ level: "review" }]);
});
