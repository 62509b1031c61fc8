import { outageEcsCluster } from "../../../../../tools/review/rules/outage/ecs-cluster";
import { check, destroyed, replaced, updated } from "../../plans";

test("with a cluster stops everything that runs in it", () => {
  expect(check(outageEcsCluster, destroyed("aws_ecs_cluster", { name: "app" }))).toMatchObject([
    { level: "outage", what: expect.stringContaining("every service in it stops") },
  ]);
});

test("a cluster that is replaced says what forces it", () => {
  const change = replaced("aws_ecs_cluster", { name: "a" }, { name: "b" }, { by: ["name"] });
  expect(check(outageEcsCluster, change)[0]?.what).toContain("because of name, and the old one goes first");
});

test("a cluster that is changed in place is not its business", () => {
  expect(check(outageEcsCluster, updated("aws_ecs_cluster", { name: "a" }, { setting: [] }))).toEqual([]);
});
