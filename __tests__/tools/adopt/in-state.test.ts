import { addressesIn, stateProblems } from "../../../tools/adopt/in-state";
import type { StateResource } from "../../../tools/terraform/state-resources";
import { temporaryDirectory } from "../temporary";
import { ACCOUNT, stackWith } from "./stack";

const directory = temporaryDirectory();
const anotherDirectory = temporaryDirectory();
const resource = { aws_security_group: { api: {}, database: {} }, aws_vpc: { network: {} } };
const stack = stackWith(directory, { resource });

function inState(address: string, values: StateResource["values"]): StateResource {
  return { address, type: address.replace("data.", "").split(".", 1).join(), values };
}

const group = inState("aws_security_group.api", { id: "sg-1" });

test.each([
  ["an empty state", "aws_security_group.api", "sg-1", []],
  ["the same at the same address", "aws_security_group.api", "sg-1", [group]],
  ["another id at another address", "aws_security_group.database", "sg-2", [group]],
  [
    "one id at two types",
    "aws_ecs_cluster_capacity_providers.a",
    "a",
    [inState("aws_ecr_repository.a", { id: "a" })],
  ],
  ["what is only read", "aws_vpc.network", "vpc-1", [inState("data.aws_vpc.network", { id: "vpc-1" })]],
  [
    "a type nobody looks for",
    "aws_route.out",
    "rtb-1_0.0.0.0/0",
    [inState("aws_route.out", { id: "r-rtb-1" })],
  ],
])("nothing is wrong with %s", (_, address, id, state) => {
  expect(stateProblems(stack, { [address]: id }, state)).toEqual([]);
});

test("an id that the state has at another address is a problem", () => {
  expect(stateProblems(stack, { "aws_security_group.database": "sg-1" }, [group])).toEqual([
    "aws_security_group.database would be managed twice: the state has 'sg-1' as aws_security_group.api; take it out, or move that address here (docs/addresses.md)",
  ]);
});

test("another id than the state has at the address is a problem: Terraform would ignore it", () => {
  expect(stateProblems(stack, { "aws_security_group.api": "sg-2" }, [group])).toEqual([
    "aws_security_group.api is in the state already, with the id 'sg-1': 'sg-2' would be ignored; take it out, or see which is right",
  ]);
});

test("everything is said at once", () => {
  const wrong = { "aws_security_group.api": "sg-2", "aws_security_group.database": "sg-1" };
  expect(stateProblems(stack, wrong, [group])).toHaveLength(2);
});

test("what moves is where it will be", () => {
  const moved = [
    { from: "aws_security_group.old", to: "aws_security_group.older" },
    { from: "aws_security_group.older", to: "aws_security_group.api" },
  ];
  const moving = stackWith(anotherDirectory, { resource, moved });
  const state = [inState("aws_security_group.old", { id: "sg-1" })];
  expect(stateProblems(moving, { "aws_security_group.api": "sg-1" }, state)).toEqual([]);
  expect(addressesIn(moving, state)).toEqual(new Set(["aws_security_group.api"]));
  expect(stateProblems(stack, { "aws_security_group.api": "sg-1" }, state)).toHaveLength(1);
});

const SERVICE = {
  service_namespace: "ecs",
  resource_id: "service/a/b",
  scalable_dimension: "ecs:service:Count",
};

test.each([
  [
    "aws_appautoscaling_policy",
    "ecs/service/a/b/ecs:service:Count/cpu",
    { ...SERVICE, id: "cpu", name: "cpu" },
  ],
  ["aws_appautoscaling_target", "ecs/service/a/b/ecs:service:Count", { ...SERVICE, id: "service/a/b" }],
  ["aws_cloudwatch_event_target", "r/t", { id: "r-t", event_bus_name: "default", rule: "r", target_id: "t" }],
  [
    "aws_cloudwatch_event_target",
    "bus/r/t",
    { id: "bus-r-t", event_bus_name: "bus", rule: "r", target_id: "t" },
  ],
  [
    "aws_cloudwatch_log_metric_filter",
    "/log:errors",
    { id: "errors", log_group_name: "/log", name: "errors" },
  ],
  ["aws_db_instance", "shop", { id: "db-ABC", identifier: "shop" }],
  ["aws_ecs_cluster", "shop", { id: `arn:aws:ecs:us-east-1:${ACCOUNT}:cluster/shop`, name: "shop" }],
  [
    "aws_ecs_service",
    "shop/api",
    { id: "arn:…", cluster: `arn:aws:ecs:us-east-1:${ACCOUNT}:cluster/shop`, name: "api" },
  ],
  [
    "aws_ecs_task_definition",
    "arn:aws:ecs:…:task-definition/api:2",
    { id: "api", arn: "arn:aws:ecs:…:task-definition/api:2" },
  ],
  [
    "aws_iam_role_policy_attachment",
    "api/arn:aws:iam::aws:policy/X",
    { id: "api-20261121", role: "api", policy_arn: "arn:aws:iam::aws:policy/X" },
  ],
])("knows what an import of %s takes", (type, id, values) => {
  const state = [inState(`${type}.a`, values)];
  expect(stateProblems(stack, { [`${type}.a`]: id }, state)).toEqual([]);
  expect(stateProblems(stack, { [`${type}.b`]: id }, state)).toHaveLength(1);
});
