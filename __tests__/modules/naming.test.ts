import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { addressLabel } from "../../modules/naming/address";
import { Deployment } from "../../modules/naming/deployment";
import { problems, TestStack } from "../support/terraform";

describe("an address", () => {
  test("joins the construct ids below the stack", () => {
    expect(addressLabel(["network", "public-a", "subnet"], "aws_subnet")).toBe("network_public_a");
  });

  test("leaves out a last id that repeats the end of the type", () => {
    expect(addressLabel(["langgraph", "task-definition"], "aws_ecs_task_definition")).toBe("langgraph");
  });

  test("keeps a last id that says a role", () => {
    expect(addressLabel(["langgraph", "task"], "aws_iam_role")).toBe("langgraph_task");
  });

  test("keeps the only id, even when it repeats the type", () => {
    expect(addressLabel(["cluster"], "aws_ecs_cluster")).toBe("cluster");
  });

  test("drops the silent id of a principal child", () => {
    expect(addressLabel(["langgraph", "Default"], "aws_ecs_cluster")).toBe("langgraph");
  });

  test("turns camel case and dots into words", () => {
    expect(addressLabel(["endpoints", "ecrApi.v2"])).toBe("endpoints_ecr_api_v2");
  });
});

describe("a deployment", () => {
  const deployment = Deployment.of(new TestStack());

  test("names resources by system, environment and part", () => {
    expect(deployment.name("langgraph")).toBe("test-system-dev-langgraph");
    expect(deployment.shortName("langgraph")).toBe("ts-dev-langgraph");
    expect(deployment.path("log-level")).toBe("/test-system/dev/log-level");
  });

  test("spells ARNs of its own account and region", () => {
    expect(deployment.arn("ecs", "cluster/x")).toBe("arn:aws:ecs:us-east-1:111122223333:cluster/x");
  });
});

describe("a name that AWS would find too long", () => {
  test("is refused with its limit, its length and where it comes from", () => {
    const name = "multi-agent-orchestrator-prod-alb";
    expect(problems((stack) => new Lb(stack, "front", { name }))).toEqual([
      "test-system-dev:",
      `  - aws_lb names have at most 32 characters, got 33: '${name}'; shorten 'test-system-dev/front'`,
    ]);
  });

  test("is found wherever it stands, all of them at once", () => {
    const found = problems((stack) => {
      new IamRole(stack, "one", { name: "r".repeat(65), assumeRolePolicy: "{}" });
      new IamRole(stack, "two", { name: "r".repeat(66), assumeRolePolicy: "{}" });
    });
    expect(found).toHaveLength(3);
  });

  test("is not looked for in names only AWS knows", () => {
    const found = problems((stack) => {
      const role = new IamRole(stack, "one", { name: "r", assumeRolePolicy: "{}" });
      new Lb(stack, "front", { name: role.id });
    });
    expect(found).toEqual([]);
  });
});
