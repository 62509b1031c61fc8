import { arn, HERE, holdsFor, OURS, PLANS, role, SECRET, TASK_ROLE } from "../support/decisions";
import { DELIVERED, delivery, deliveryStacks } from "../support/delivery";
import { type Call, isAllowed, type Statement } from "../support/iam";
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
    [
      "may not",
      "read the login of another's database",
      {
        action: "secretsmanager:GetSecretValue",
        resource: arn("secretsmanager", "secret:rds!db-1-AbCdEf"),
        context: { "aws:ResourceTag/aws:rds:primaryDBInstanceArn": arn("rds", "db:payments-dev-data") },
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
        .map(({ action, resource }) => ({ action, ...resolved(resource, terraform) })),
    )
    .filter((call) => !isAllowed(boundary, call));
  expect(lost).toEqual([]);
});

/** What a reference to something of the system stands for, and what AWS knows about it. */
function resolved(resource: string, terraform: Terraform): Omit<Call, "action"> {
  const [, type = "", label = ""] = /^\$\{(\w+)\.(\w+)\b/.exec(resource) ?? [];
  const place = `us-east-1:${terraform.json["provider"].aws[0].allowed_account_ids[0]}`;
  const named = (attribute = "name") => terraform.resource(`${type}.${label}`)[attribute];
  const login = (tag: string, database: string) => ({
    resource: `arn:aws:secretsmanager:${place}:secret:rds!1-AbCdEf`,
    context: { ...HERE, [`aws:ResourceTag/aws:rds:${tag}`]: `arn:aws:rds:${place}:${database}` },
  });
  switch (type) {
    case "aws_db_instance":
      return login("primaryDBInstanceArn", `db:${named("identifier")}`);
    case "aws_rds_cluster":
      return login("primaryDBClusterArn", `cluster:${named("cluster_identifier")}`);
    case "aws_secretsmanager_secret":
      return { resource: `arn:aws:secretsmanager:${place}:secret:${named()}-AbCdEf`, context: HERE };
    case "aws_ssm_parameter":
      return { resource: `arn:aws:ssm:${place}:parameter${named()}`, context: HERE };
    default:
      return { resource, context: HERE };
  }
}
