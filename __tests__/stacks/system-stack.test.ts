import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { Testing } from "cdktf";
import { Construct } from "constructs";
import { assertValid, validate } from "../../modules/validation/validate";
import { SystemStack } from "../../stacks/system-stack";
import { problems, synthesized, Terraform, TestStack } from "../support/terraform";

const PLACE = {
  environment: "dev",
  region: "eu-west-1",
  accountId: "111122223333",
  isProtected: false,
  owner: "platform",
  costCenter: "1234",
  repository: "github.com/example/agents",
};

function stackWith(moves = {}): SystemStack {
  return new SystemStack(Testing.app(), { name: "test-system", shortName: "ts" }, PLACE, moves);
}

describe("every stack", () => {
  const { json } = new Terraform(stackWith());

  test("may touch one account, in one region", () => {
    expect(json["provider"].aws[0]).toMatchObject({
      region: "eu-west-1",
      allowed_account_ids: ["111122223333"],
    });
  });

  test("tags everything with who owns it, who pays and where its code is", () => {
    expect(json["provider"].aws[0].default_tags[0].tags).toEqual({
      System: "test-system",
      Environment: "dev",
      ManagedBy: "terraform",
      Owner: "platform",
      CostCenter: "1234",
      Repository: "github.com/example/agents",
    });
  });

  test("names its provider so that OpenTofu finds the same one", () => {
    expect(json["terraform"]).toMatchObject({
      required_version: ">= 1.11",
      required_providers: { aws: { source: "hashicorp/aws", version: "5.100.0" } },
    });
  });
});

describe("an address", () => {
  test("reads like the construct path, without a hash", () => {
    const terraform = synthesized((stack) => {
      new EcsCluster(new Construct(new Construct(stack, "agents"), "inner"), "cluster", { name: "c" });
    });
    expect(terraform.addresses).toEqual(["aws_ecs_cluster.agents_inner"]);
  });

  test("is refused when two constructs would share it, and both are named", () => {
    const stack = new TestStack();
    new EcsCluster(stack, "some-agents", { name: "a" });
    new EcsCluster(stack, "some_agents", { name: "b" });
    expect(() => Testing.synth(stack)).toThrow(
      "'test-system-dev/some_agents' and 'test-system-dev/some-agents' both become aws_ecs_cluster.some_agents; rename one of them",
    );
  });

  test("is refused when it would begin with a digit", () => {
    const stack = new TestStack();
    new EcsCluster(stack, "2nd", { name: "a" });
    expect(() => Testing.synth(stack)).toThrow("labels that begin with a digit");
  });
});

describe("an address that changed", () => {
  test("becomes a moved block", () => {
    const { json } = new Terraform(stackWith({ "aws_ecs_cluster.old": "aws_ecs_cluster.new" }));
    expect(json["moved"]).toEqual([{ from: "aws_ecs_cluster.old", to: "aws_ecs_cluster.new" }]);
  });
});

describe("a wrong place", () => {
  test("without an account is refused, with the file to mend", () => {
    expect(problems(() => undefined, { accountId: "" })).toEqual([
      "test-system-dev:",
      "  - accountId must be the 12 digits of an AWS account, got ''; set it in backend/environments.ts",
    ]);
  });

  test("in a region whose zones are not known is refused", () => {
    expect(problems(() => undefined, { region: "us-east-9" })).toEqual([
      "test-system-dev:",
      "  - region must be one of us-east-1, us-west-2, eu-west-1, got 'us-east-9'",
    ]);
  });
});

describe("broken rules", () => {
  const stack = new TestStack();
  const [first, second] = [new Construct(stack, "first"), new Construct(stack, "second")];
  validate(first, ["tasks must be at least 1, got 0", false, undefined]);
  validate(second, ["port must be 1 to 65535, got 0"]);

  test("are reported together, each under the path of its construct", () => {
    expect(() => assertValid(stack)).toThrow(
      [
        "test-system-dev/first:",
        "  - tasks must be at least 1, got 0",
        "test-system-dev/second:",
        "  - port must be 1 to 65535, got 0",
      ].join("\n"),
    );
  });

  test("keep a stack from being written even without being asked for", () => {
    expect(() => Testing.synth(stack, true)).toThrow("port must be 1 to 65535, got 0");
  });
});
