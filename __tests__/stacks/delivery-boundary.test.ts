import { arn, HERE, holdsFor, OURS, PLANS, role, SECRET, TASK_ROLE } from "../support/decisions";
import { DELIVERED, delivery, deliveryStacks } from "../support/delivery";
import { isAllowed, type Statement } from "../support/iam";
import { Terraform } from "../support/terraform";

describe("a role inside the boundary", () => {
  const statements: Statement[] = delivery("dev").document("aws_iam_policy.boundary", "policy")["Statement"];
  holdsFor(statements, [
    ["may", "write logs", { action: "logs:PutLogEvents", context: HERE }],
    ["may", "read its secrets", { action: "secretsmanager:GetSecretValue", resource: SECRET }],
    [
      "may not",
      "read another's",
      {
        action: "secretsmanager:GetSecretValue",
        resource: arn("secretsmanager", "secret:/payments/dev/key-AbCdEf"),
      },
    ],
    ["may not", "make roles", { action: "iam:CreateRole", resource: TASK_ROLE }],
    ["may not", "leave the organization", { action: "organizations:LeaveOrganization" }],
    [
      "may not",
      "go to another account",
      { action: "sts:AssumeRole", resource: "arn:aws:iam::999999999999:role/x" },
    ],
    ["may not", "deploy", { action: "sts:AssumeRole", resource: role("delivery-dev-deploy") }],
    ["may not", "read the state", { action: "s3:GetObject", resource: OURS }],
    ["may not", "read plans", { action: "s3:GetObject", resource: `${PLANS}/42/plan.tar` }],
  ]);
});

// A boundary that is too narrow would break a running system on the day it is turned on.
test.each(DELIVERED)("the boundary takes nothing from the roles there are in %s", (name) => {
  const { delivery: stack, delivered } = deliveryStacks(name);
  const boundary: Statement[] = new Terraform(stack).document("aws_iam_policy.boundary", "policy")[
    "Statement"
  ];
  const lost = delivered
    .map((one) => new Terraform(one))
    .flatMap((terraform) =>
      terraform.addresses
        .filter((address) => address.startsWith("aws_iam_role_policy."))
        .flatMap((address) => terraform.document(address, "policy")["Statement"] as Statement[])
        .flatMap(({ Action, Resource }) =>
          [Action]
            .flat()
            .flatMap((action) => [Resource].flat().map((resource = "*") => ({ action, resource }))),
        )
        .map((call) => ({ ...call, resource: resolved(call.resource, terraform), context: HERE })),
    )
    .filter((call) => !isAllowed(boundary, call));
  expect(lost).toEqual([]);
});

/** What a reference to something of the system stands for. */
function resolved(resource: string, terraform: Terraform): string {
  const [, type = "", label = ""] = /^\$\{(\w+)\.(\w+)\./.exec(resource) ?? [];
  const here = `us-east-1:${terraform.json["provider"].aws[0].allowed_account_ids[0]}`;
  if (resource.includes("master_user_secret")) return `arn:aws:secretsmanager:${here}:secret:rds!db-1`;
  const name = () => terraform.resource(`${type}.${label}`)["name"];
  if (type === "aws_secretsmanager_secret") return `arn:aws:secretsmanager:${here}:secret:${name()}-AbCdEf`;
  if (type === "aws_ssm_parameter") return `arn:aws:ssm:${here}:parameter${name()}`;
  return resource;
}
