import { outageEks } from "../../../../../tools/review/rules/outage/eks";
import { CREATE_FIRST, check, destroyed, replaced, updated } from "../../plans";

const nodes = { cluster_name: "app", node_group_name: "a", instance_types: ["t3.large"] };

test("with a cluster goes what was applied to it", () => {
  expect(check(outageEks, destroyed("aws_eks_cluster", { name: "app" }))).toMatchObject([
    { level: "data-loss" },
  ]);
});

test("what runs on nodes that go has to start elsewhere", () => {
  const change = replaced("aws_eks_node_group", nodes, {}, { by: ["instance_types"] });
  expect(check(outageEks, change)).toMatchObject([
    {
      level: "outage",
      what: expect.stringContaining("because of instance_types, and the old one goes first"),
    },
  ]);
});

test("new nodes that are there first are less bad, and can't have the old name", () => {
  const order = { order: CREATE_FIRST };
  const renamed = replaced("aws_eks_node_group", nodes, { node_group_name: "b" }, order);
  expect(check(outageEks, renamed)).toMatchObject([{ level: "review" }]);
  expect(check(outageEks, replaced("aws_eks_node_group", nodes, {}, order))[0]?.what).toContain(
    "the apply fails there",
  );
});

test("an add-on has to be looked at, and with its cluster it is told there", () => {
  const addon = destroyed("aws_eks_addon", { addon_name: "coredns", cluster_name: "app" });
  expect(check(outageEks, addon)).toMatchObject([{ level: "review" }]);
  expect(check(outageEks, addon, destroyed("aws_eks_cluster", { id: "app" }))).toMatchObject([
    { level: "routine" },
  ]);
});

test("a change in place is not its business", () => {
  expect(check(outageEks, updated("aws_eks_node_group", nodes, { scaling_config: [] }))).toEqual([]);
});
