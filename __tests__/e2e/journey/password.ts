import { DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { ListSecretsCommand } from "@aws-sdk/client-secrets-manager";
import { LEAKED } from "../support/live-system";
import { type Journey, NAMES, SETTINGS, STACK } from "./journey";

/** The steps of stacks/agent-api/README.md that make the leaked password worthless, as they are printed there. */
export function passwordTests(journey: () => Journey): void {
  test("gets a password that RDS keeps, and asks for it there", async () => {
    const step = journey();
    step.edit(SETTINGS, [
      'compatibility: ["broad-policies", "database-secret"]',
      'compatibility: ["broad-policies"]',
    ]);
    step.edit(NAMES, ['  "aws_secretsmanager_secret.database_secrets": "agent-api-prd-db-secrets",\n', ""]);
    await step.readmeSays("terraform ");
    await step.readmeSays("aws rds ");
    expect(await step.plan()).toEqual({
      summary: { add: 1, change: 2, destroy: 1 },
      changes: [
        "~ aws_ecs_service.api: task_definition",
        "± aws_ecs_task_definition.api",
        "~ aws_iam_role_policy.api_execution: policy",
      ],
      findings: [
        "exposure.iam-more aws_iam_role_policy.api_execution",
        "outage.iam-removed aws_iam_role_policy.api_execution",
      ],
    });
    expect((await step.terraform("show", "-json", "plan")).stdout).not.toContain(LEAKED);
    await step.apply();
  });

  test("starts its tasks with that password, and with none that stood in a document", async () => {
    const step = journey();
    const { DBInstances } = await step.aws.rds.send(new DescribeDBInstancesCommand({}));
    const secret = DBInstances?.[0]?.MasterUserSecret?.SecretArn ?? "none";
    const { taskDefinition } = await step.aws.ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: `${STACK}-api-td` }),
    );
    const text = JSON.stringify(taskDefinition);
    expect(text).toContain(`${secret}:password::`);
    expect(text).not.toContain("db-secrets");
    expect((await step.terraform("state", "pull")).stdout).not.toContain(LEAKED);
    expect(step.printed.join("\n")).not.toContain(LEAKED);
  });

  test("needs neither the old secret nor the old revision any more", async () => {
    const step = journey();
    await step.readmeSays("aws secretsmanager ");
    await step.readmeSays("aws ecs ");
    const { SecretList } = await step.aws.secrets.send(new ListSecretsCommand({}));
    expect(SecretList?.map(({ Name }) => Name)).not.toContain(`${STACK}-db-secrets`);
  });
}
