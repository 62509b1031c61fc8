import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { type Adoption, adoptionProblems, importsOf, keepWhatStays } from "../../stacks/adoption";
import { Terraform, TestStack } from "../support/terraform";

function stack(): TestStack {
  const made = new TestStack();
  new EcsCluster(made, "agents", { name: "agents" });
  new EcsClusterCapacityProviders(made, "capacity", { clusterName: "agents" });
  new SecurityGroup(made, "door", { description: "Load balancer" });
  new SecurityGroup(made, "data", { description: "Database" });
  new DbSubnetGroup(made, "data-subnets", { subnetIds: ["subnet-1", "subnet-2"] });
  new DbInstance(made, "data-instance", {
    instanceClass: "db.t4g.small",
    lifecycle: { preventDestroy: true, ignoreChanges: ["tags"] },
  });
  return made;
}

function problemsOf(ids: Adoption["ids"]): unknown[] {
  return adoptionProblems(stack(), { ids }).filter(Boolean);
}

test("an id by address becomes an import block", () => {
  expect(importsOf({ ids: { "aws_ecs_cluster.agents": "agents" } })).toEqual([
    { to: "aws_ecs_cluster.agents", id: "agents" },
  ]);
});

test("accepts an id that is of two types", () => {
  expect(
    problemsOf({
      "aws_ecs_cluster.agents": "agents",
      "aws_ecs_cluster_capacity_providers.capacity": "agents",
    }),
  ).toEqual([]);
});

test.each([
  [
    "an address there is not",
    { "aws_ecs_cluster.agent": "x" },
    /^there is no .*did you mean aws_ecs_cluster.agents/,
  ],
  ["an empty id", { "aws_ecs_cluster.agents": "" }, /^aws_ecs_cluster.agents must have the id .*got ''/],
  [
    "an id given twice",
    { "aws_security_group.door": "sg-1", "aws_security_group.data": "sg-1" },
    /^aws_security_group.data must differ from aws_security_group.door, got 'sg-1' for both/,
  ],
])("refuses %s", (_what, adoption, problem) => {
  expect(problemsOf(adoption as unknown as Adoption["ids"])).toEqual([expect.stringMatching(problem)]);
});

test("refuses everything at once", () => {
  expect(problemsOf({ "aws_ecs_cluster.agents": "", "aws_lb.door": "arn" })).toHaveLength(2);
});

test("what only another resource could have stays, of what is adopted or was before", () => {
  const adopting = stack();
  const ids = { "aws_security_group.door": "sg-1" };
  keepWhatStays(adopting, { ids, retired: ["aws_db_instance.data_instance", "aws_lb.gone_since"] });
  const terraform = new Terraform(adopting);
  expect(terraform.resource("aws_security_group.door")["lifecycle"]).toEqual({
    ignore_changes: ["description"],
  });
  expect(terraform.resource("aws_security_group.data")["lifecycle"]).toBeUndefined();
  expect(terraform.resource("aws_db_instance.data_instance")["lifecycle"]).toEqual({
    prevent_destroy: true,
    ignore_changes: ["tags", "db_subnet_group_name", "kms_key_id", "performance_insights_kms_key_id"],
  });
});

test("an adopted database stays in its subnets, whatever the code says of them", () => {
  const adopting = stack();
  keepWhatStays(adopting, { retired: ["aws_db_subnet_group.data_subnets"] });
  expect(new Terraform(adopting).resource("aws_db_subnet_group.data_subnets")["lifecycle"]).toEqual({
    ignore_changes: ["subnet_ids"],
  });
});

describe("what is not to be touched yet", () => {
  const untouched = ["aws_db_instance.data_instance", "aws_ecs_cluster.agents"];

  test("stays as it was found, once it is adopted, and can't be destroyed", () => {
    const adopting = stack();
    keepWhatStays(adopting, { retired: ["aws_db_instance.data_instance"], untouched });
    const terraform = new Terraform(adopting);
    expect(terraform.resource("aws_db_instance.data_instance")["lifecycle"]).toEqual({
      prevent_destroy: true,
      ignore_changes: "all",
    });
    // Nobody adopted it: it is made as the code says.
    expect(terraform.resource("aws_ecs_cluster.agents")["lifecycle"]).toBeUndefined();
  });

  test("is not asked whether it is as the code says", () => {
    const adopting = stack();
    const cluster = adopting.node.findChild("agents") as EcsCluster;
    cluster.lifecycle = { postcondition: [{ condition: "${self.name != null}", errorMessage: "no name" }] };
    keepWhatStays(adopting, { ids: { "aws_ecs_cluster.agents": "agents" }, untouched });
    expect(new Terraform(adopting).resource("aws_ecs_cluster.agents")["lifecycle"]).toEqual({
      ignore_changes: "all",
    });
  });

  test("is refused at an address there is not", () => {
    const problems = adoptionProblems(stack(), { untouched: ["aws_ecs_cluster.agent"] }).filter(Boolean);
    expect(problems).toEqual([expect.stringContaining("did you mean aws_ecs_cluster.agents?")]);
  });
});
