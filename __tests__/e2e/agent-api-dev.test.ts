import { DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { ListSecretsCommand } from "@aws-sdk/client-secrets-manager";
import { expectNoChanges, expectNothingLeft } from "../../tools/rehearsal/expectations";
import { reviewOf } from "./goldens/reviewed";
import { applied } from "./support/applied";
import { networkOf, rulesOf } from "./support/network-of";
import { describeWithAws } from "./support/requirements";
import { allow, rolesOf } from "./support/roles-of";
import { servicesOf } from "./support/services-of";

const STACK = "agent-api-dev";
const HERE = "us-east-1:111122223333";
const MODEL = "anthropic.claude-sonnet-4-20250514-v1:0";
const PROFILE = `arn:aws:bedrock:${HERE}:inference-profile/us.${MODEL}`;

describeWithAws(STACK, () => {
  const dev = applied(STACK);

  // The file of a plan is there until the next: this one comes first.
  test("is reviewed like the main system: a first deployment costs, and widens nothing", async () => {
    const { level, findings } = await reviewOf(dev(), dev().plan);
    expect(level).toBe("cost");
    const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
    expect(rules).toEqual(["cost.new-fixed", "exposure.public-ip", "review.checks"]);
  });

  test("plans nothing right after it was applied", async () => {
    expectNoChanges(await dev().rehearsal.plan(STACK));
  });

  test("lets in callers on 80, the door to the API, and the API to its database", async () => {
    const { vpc } = await networkOf(dev().aws, "agent-api");
    const { default: none, ...rules } = await rulesOf(dev().aws, vpc.VpcId, `${STACK}-`);
    expect(none).toEqual({ in: [], out: [] });
    expect(rules).toEqual({
      "front-door": { in: ["tcp 80 203.0.113.0/24"], out: ["tcp 8000 api"] },
      api: { in: ["tcp 8000 front-door"], out: ["tcp 443 0.0.0.0/0", "tcp 5432 database"] },
      database: { in: ["tcp 5432 api"], out: [] },
    });
  });

  test("runs one task, which reads the secrets there are", async () => {
    const { api } = await servicesOf(dev().aws, `${STACK}-services`, ["api"]);
    expect(api?.service).toMatchObject({ desiredCount: 1, runningCount: 1 });
    expect(api?.taskDefinition).toMatchObject({ cpu: "1024", memory: "2048" });
    const { SecretList = [] } = await dev().aws.secrets.send(new ListSecretsCommand({}));
    const known = SecretList.map(({ ARN }) => ARN);
    const read = api?.container.secrets ?? [];
    expect(read).toHaveLength(5);
    for (const { valueFrom = "" } of read) expect(known).toContain(valueFrom.replace(/:\w+::$/, ""));
  });

  describe("its roles", () => {
    test("are taken by tasks of this account alone, and have no policy of AWS's own", async () => {
      const roles = await rolesOf(dev().aws, `${STACK}-`);
      expect(Object.keys(roles).sort()).toEqual(["api-execution", "api-task"]);
      for (const { trust, attached } of Object.values(roles)) {
        expect(attached).toEqual([]);
        expect(trust).toMatchObject([
          {
            Principal: { Service: "ecs-tasks.amazonaws.com" },
            Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
          },
        ]);
      }
    });

    test("let ECS pull one image, write one log and read two secrets, and nothing else", async () => {
      const { "api-execution": execution } = await rolesOf(dev().aws, `${STACK}-`);
      const { SecretList = [] } = await dev().aws.secrets.send(new ListSecretsCommand({}));
      const { DBInstances } = await dev().aws.rds.send(new DescribeDBInstancesCommand({}));
      const own = SecretList.find(({ Name }) => Name === "/agent-api/dev/secrets")?.ARN ?? "";
      const database = DBInstances?.[0]?.MasterUserSecret?.SecretArn ?? "";
      expect(execution?.statements).toEqual([
        allow(["ecr:GetAuthorizationToken"], ["*"]),
        allow(
          ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
          [`arn:aws:ecr:${HERE}:repository/${STACK}-api`],
        ),
        allow(
          ["logs:CreateLogStream", "logs:PutLogEvents"],
          [`arn:aws:logs:${HERE}:log-group:/ecs/${STACK}-api:*`],
        ),
        allow(["secretsmanager:GetSecretValue"], [own, database]),
      ]);
    });

    test("let the code ask its model, and an engineer into a task, as this is dev", async () => {
      const { "api-task": task } = await rolesOf(dev().aws, `${STACK}-`);
      const [ask, askBehind, ...shells] = task?.statements ?? [];
      const invoke = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];
      expect(ask).toEqual(allow(invoke, [PROFILE]));
      expect(askBehind).toMatchObject({
        Condition: { StringEquals: { "bedrock:InferenceProfileArn": PROFILE } },
      });
      const others = shells.flatMap(({ Action }) => Action);
      expect(others.filter((action) => !/^(ssmmessages|logs|kms):/.test(action))).toEqual([]);
    });
  });

  test("is destroyed without anything left behind", async () => {
    const { rehearsal, before } = dev();
    await rehearsal.destroy(STACK);
    expectNothingLeft(before, await rehearsal.inventory(STACK));
  });
});
