import { DescribeSecurityGroupRulesCommand } from "@aws-sdk/client-ec2";
import {
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import { type Journey, SETTINGS, STACK } from "./journey";

const ROLES = [`${STACK}-api-td-execution-role`, `${STACK}-api-td-task-role`];

export function leastPrivilegeTests(journey: () => Journey): void {
  const attachedTo = async (RoleName: string) => {
    const { AttachedPolicies = [] } = await journey().aws.iam.send(
      new ListAttachedRolePoliciesCommand({ RoleName }),
    );
    return AttachedPolicies.length;
  };

  test("loses what is beside the code by the lines that were printed for it, which no plan notices", async () => {
    const step = journey();
    const lines = step.printed
      .flatMap((text) => text.split("\n"))
      .flatMap((line) => (/^ +aws /.test(line) ? [line.trim()] : []));
    expect(new Set(lines).size).toBe(5);
    for (const line of new Set(lines)) await step.awsLine(line);
    for (const RoleName of ROLES) {
      const { PolicyNames } = await step.aws.iam.send(new ListRolePoliciesCommand({ RoleName }));
      expect(PolicyNames).not.toContain(`${STACK}-custom`);
    }
    const { SecurityGroupRules = [] } = await step.aws.ec2.send(new DescribeSecurityGroupRulesCommand({}));
    expect(SecurityGroupRules.filter(({ FromPort }) => FromPort === 443)).toEqual([]);
    expect((await step.plan()).summary).toEqual({});
  });

  test("may use the buckets it names", async () => {
    const step = journey();
    step.edit(SETTINGS, [
      "  names: LIVE_NAMES,",
      '  buckets: ["agent-api-prd-files"],\n  names: LIVE_NAMES,',
    ]);
    const more = "exposure.iam-more aws_iam_role_policy.api_task";
    expect(await step.plan()).toEqual({
      summary: { change: 1 },
      changes: ["~ aws_iam_role_policy.api_task: policy"],
      findings: [more, more],
    });
    await step.apply();
    const [, RoleName] = ROLES;
    const { PolicyNames: [PolicyName] = [] } = await step.aws.iam.send(
      new ListRolePoliciesCommand({ RoleName }),
    );
    const { PolicyDocument = "" } = await step.aws.iam.send(
      new GetRolePolicyCommand({ RoleName, PolicyName }),
    );
    expect(decodeURIComponent(PolicyDocument)).toContain("arn:aws:s3:::agent-api-prd-files/*");
  });

  test("loses the policies that allow too much, and nothing else", async () => {
    const step = journey();
    step.edit(SETTINGS, ['compatibility: ["broad-policies"]', "compatibility: []"]);
    step.touch("aws_iam_role.api_execution", "aws_iam_role.api_task");
    const { summary, changes } = await step.plan();
    expect(summary).toEqual({ change: 2, destroy: 6 });
    expect(changes.filter((change) => change.startsWith("~ "))).toEqual([
      "~ aws_iam_role.api_execution: assume_role_policy, tags_all",
      "~ aws_iam_role.api_task: assume_role_policy, tags_all",
    ]);
    const gone = changes.filter((change) => change.startsWith("- "));
    expect(gone).toHaveLength(6);
    for (const change of gone) expect(change).toMatch(/^- aws_iam_role_policy_attachment\./);
    await step.apply();
    expect(await Promise.all(ROLES.map(attachedTo))).toEqual([0, 0]);
  });
}
