import { readPlan } from "../../tools/plan/plan";
import { countApplied } from "../../tools/rehearsal/count-applied";
import { expectNoChanges, expectNothingLeft, expectRefusal } from "../../tools/rehearsal/expectations";
import { leftovers } from "../../tools/rehearsal/inventory/leftovers";
import { SynthesizedStack } from "../../tools/terraform/synthesized-stack";
import { problemOf, temporaryDirectory, write } from "./temporary";

const directory = temporaryDirectory();

describe("after a destruction", () => {
  const before = new Set(["S3 bucket state", "VPC vpc-1 (us-east-1)"]);

  test("nothing is left when there is what there was", () => {
    expect(leftovers(before, new Set(before))).toEqual([]);
    expect(() => expectNothingLeft(before, before)).not.toThrow();
  });

  test("what was there before and is gone does not count", () => {
    expect(leftovers(before, new Set())).toEqual([]);
  });

  test("fails with each thing that is left", async () => {
    const after = new Set([...before, "VPC vpc-2 (us-east-1)", "IAM role task"]);
    const problem = await problemOf(() => expectNothingLeft(before, after));
    expect(problem.text).toBe(
      "2 things left behind by the destruction\n  VPC vpc-2 (us-east-1)\n  IAM role task",
    );
  });
});

describe("the plan after an apply", () => {
  const plan = (actions: string[], text: string) => {
    const change = {
      address: "aws_ecs_service.api",
      type: "aws_ecs_service",
      name: "api",
      mode: "managed",
    } as const;
    const json = { format_version: "1.2", resource_changes: [{ ...change, change: { actions } }] };
    return { hasChanges: actions[0] !== "no-op", plan: readPlan("shop", json), text };
  };

  test("may do nothing", () => {
    expect(() => expectNoChanges(plan(["no-op"], ""))).not.toThrow();
  });

  test("fails with what it would change, and the attributes that differ", async () => {
    const text = [
      "  # aws_ecs_service.api will be updated in-place",
      '  ~ resource "aws_ecs_service" "api" {',
      '      ~ availability_zone_rebalancing = "DISABLED" -> "ENABLED"',
      '        name                          = "api"',
      "    }",
    ].join("\n");
    const { message, details } = await problemOf(() => expectNoChanges(plan(["update"], text)));
    expect(message).toBe("applied a moment ago, and the next plan has changes");
    expect(details[0]).toBe("update aws_ecs_service.api");
    expect(details.join("\n")).toContain('availability_zone_rebalancing = "DISABLED" -> "ENABLED"');
    expect(details.join("\n")).not.toContain("name   ");
  });
});

describe("the destruction of a protected stack", () => {
  const json = {
    terraform: {},
    provider: { aws: [{ region: "us-east-1", allowed_account_ids: ["777788889999"] }] },
    resource: { aws_db_instance: { database: { lifecycle: { prevent_destroy: true } } } },
  };
  write(`${directory}/shop-prod/cdk.tf.json`, JSON.stringify(json));
  const stack = new SynthesizedStack(`${directory}/shop-prod`);

  const refusal = (address: string) => `
Error: Instance cannot be destroyed

  on cdk.tf.json line 43, in resource.aws_db_instance:
  43:       "database": {

Resource ${address} has lifecycle.prevent_destroy
set, but the plan calls for this resource to be destroyed.
`;

  test("is refused by what is protected", () => {
    const stderr = refusal("aws_s3_bucket.logs") + refusal("aws_db_instance.database");
    expect(expectRefusal(stack, { code: 1, stdout: "", stderr })).toBe(
      "prevent_destroy of aws_db_instance.database, aws_s3_bucket.logs",
    );
  });

  test("fails when it works, with what should have refused it", async () => {
    const problem = await problemOf(() => expectRefusal(stack, { code: 0, stdout: "", stderr: "" }));
    expect(problem.message).toBe("shop-prod is protected, and was destroyed all the same");
    expect(problem.details).toContain("aws_db_instance.database");
  });

  test("fails when it fails for another reason, with Terraform's own words", async () => {
    const stderr = "\nError: Error acquiring the state lock\n\nLock Info: x\n";
    const problem = await problemOf(() => expectRefusal(stack, { code: 1, stdout: "", stderr }));
    expect(problem.details).toEqual(["Error: Error acquiring the state lock", "", "Lock Info: x"]);
  });
});

test("counts what Terraform is done with", () => {
  const notes: string[] = [];
  const onLine = countApplied(2, (text) => notes.push(text));
  onLine("aws_vpc.network: Creating...");
  onLine("aws_vpc.network: Still creating... [10s elapsed]");
  onLine("aws_vpc.network: Creation complete after 11s [id=vpc-1]");
  onLine("aws_subnet.a: Destruction complete after 0s");
  expect(notes).toEqual(["1 of 2", "2 of 2"]);
});
