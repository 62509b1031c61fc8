import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { LbListenerCertificate } from "@cdktf/provider-aws/lib/lb-listener-certificate";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { rename } from "../../stacks/names";
import { Terraform, TestStack } from "../support/terraform";

function stack(): TestStack {
  const made = new TestStack();
  new EcsCluster(made, "agents", { name: "test-system-dev-agents", tags: { Name: "by hand" } });
  new SecurityGroup(made, "door", { name: "test-system-dev-door", tags: { Name: "test-system-dev-door" } });
  new LbListenerCertificate(made, "extra", { listenerArn: "arn:1", certificateArn: "arn:2" });
  return made;
}

test("a name given by address is the one AWS sees", () => {
  const renamed = stack();
  expect(rename(renamed, { "aws_ecs_cluster.agents": "old-cluster" }).filter(Boolean)).toEqual([]);
  const terraform = new Terraform(renamed);
  expect(terraform.resource("aws_ecs_cluster.agents")["name"]).toBe("old-cluster");
  expect(terraform.resource("aws_security_group.door")["name"]).toBe("test-system-dev-door");
});

test("the tag Name follows where it said the same", () => {
  const renamed = stack();
  rename(renamed, { "aws_ecs_cluster.agents": "old-cluster", "aws_security_group.door": "old-sg" });
  const terraform = new Terraform(renamed);
  expect(terraform.resource("aws_security_group.door")["tags"]).toEqual({ Name: "old-sg" });
  expect(terraform.resource("aws_ecs_cluster.agents")["tags"]).toEqual({ Name: "by hand" });
});

test.each([
  [
    "an address there is not",
    { "aws_ecs_cluster.agent": "x" },
    /^there is no .*did you mean aws_ecs_cluster.agents/,
  ],
  [
    "an address like no other",
    { "aws_sqs_queue.jobs": "x" },
    /^there is no aws_sqs_queue.jobs; docs\/addresses.md/,
  ],
  [
    "what has no name",
    { "aws_lb_listener_certificate.extra": "x" },
    /has no name that can be given, got 'x'/,
  ],
  ["an empty name", { "aws_ecs_cluster.agents": " " }, /must have a name, got ' '/],
])("refuses %s", (_what, names, problem) => {
  expect(rename(stack(), names)).toEqual([expect.stringMatching(problem)]);
});

test("refuses everything at once", () => {
  expect(rename(stack(), { "aws_ecs_cluster.agent": "x", "aws_ecs_cluster.agents": "" })).toHaveLength(2);
});
