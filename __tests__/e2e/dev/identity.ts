import { DescribeKeyCommand } from "@aws-sdk/client-kms";
import { DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { DescribeSecretCommand, paginateListSecrets } from "@aws-sdk/client-secrets-manager";
import { paginateGetParametersByPath } from "@aws-sdk/client-ssm";
import type { Applied } from "../support/applied";
import { allow, type DeployedRole, rolesOf } from "../support/roles-of";

const ACCOUNT = "111122223333";
const HERE = `us-east-1:${ACCOUNT}`;
const SYSTEM = "multi-agent-orchestrator";
const PREFIX = `${SYSTEM}-dev-`;
const SECRETS = `/${SYSTEM}/dev`;
const MODEL = "anthropic.claude-sonnet-4-20250514-v1:0";
const PROFILE = `arn:aws:bedrock:${HERE}:inference-profile/us.${MODEL}`;
const INVOKE = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

export function identityTests(applied: () => Applied): void {
  let roles: Record<string, DeployedRole>;
  let secretArn: Record<string, string | undefined>;
  let databaseSecret: string;
  let keyArn: string;
  beforeAll(async () => {
    const { aws } = applied();
    roles = await rolesOf(aws, PREFIX);
    secretArn = {};
    for await (const { SecretList = [] } of paginateListSecrets({ client: aws.secrets }, {})) {
      for (const { Name = "", ARN } of SecretList) secretArn[Name.replace(`${SECRETS}/`, "")] = ARN;
    }
    const { DBInstances } = await aws.rds.send(new DescribeDBInstancesCommand({}));
    databaseSecret = DBInstances?.[0]?.MasterUserSecret?.SecretArn ?? "";
    const key = await aws.kms.send(new DescribeKeyCommand({ KeyId: `alias/${PREFIX}key` }));
    keyArn = key.KeyMetadata?.Arn ?? "";
  });

  const parameters = ["langfuse-host", "log-level"].map(
    (name) => `arn:aws:ssm:${HERE}:parameter${SECRETS}/${name}`,
  );
  const secret = (name: string) => secretArn[name] ?? "";

  test("is two roles for each service, and no more", () => {
    expect(Object.keys(roles).sort()).toEqual([
      "aws-agent-core-execution",
      "aws-agent-core-task",
      "langgraph-execution",
      "langgraph-task",
      "snowflake-cortex-execution",
      "snowflake-cortex-task",
    ]);
  });

  test("is taken by tasks of this account alone, and comes with nothing attached", () => {
    for (const { trust, attached } of Object.values(roles)) {
      expect(attached).toEqual([]);
      expect(trust).toEqual([
        {
          Effect: "Allow",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": ACCOUNT },
            ArnLike: { "aws:SourceArn": `arn:aws:ecs:${HERE}:*` },
          },
        },
      ]);
    }
  });

  test.each([
    { service: "aws-agent-core", secrets: () => [secret("langfuse")] },
    { service: "langgraph", secrets: () => [secret("langfuse"), databaseSecret] },
    { service: "snowflake-cortex", secrets: () => [secret("langfuse"), secret("snowflake")] },
  ])("lets ECS pull the image, write the log and read the secrets of $service, and nothing else", (given) => {
    const { service, secrets } = given;
    expect(roles[`${service}-execution`]?.statements).toEqual([
      allow(["ecr:GetAuthorizationToken"], ["*"]),
      allow(
        ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        [`arn:aws:ecr:${HERE}:repository/${PREFIX}${service}`],
      ),
      allow(
        ["logs:CreateLogStream", "logs:PutLogEvents"],
        [`arn:aws:logs:${HERE}:log-group:/ecs/${PREFIX}${service}:*`],
      ),
      allow(["ssm:GetParameters"], parameters),
      allow(["secretsmanager:GetSecretValue"], secrets()),
    ]);
  });

  /** What ECS Exec needs; in dev only. */
  const forShells = () => [
    allow(
      [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      ["*"],
    ),
    allow(["kms:Decrypt"], [keyArn]),
    allow(["logs:DescribeLogGroups"], [`arn:aws:logs:${HERE}:log-group:*`]),
    allow(
      ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      [`arn:aws:logs:${HERE}:log-group:/ecs/${PREFIX}agents/exec:*`],
    ),
  ];

  test("lets the front agent call its model, wherever the profile sends it, and nothing else", () => {
    expect(roles["aws-agent-core-task"]?.statements).toEqual([
      allow(INVOKE, [PROFILE]),
      allow(
        INVOKE,
        ["us-east-1", "us-east-2", "us-west-1", "us-west-2"].map(
          (region) => `arn:aws:bedrock:${region}::foundation-model/${MODEL}`,
        ),
        { StringEquals: { "bedrock:InferenceProfileArn": PROFILE } },
      ),
      ...forShells(),
    ]);
  });

  test.each(["langgraph", "snowflake-cortex"])("lets the code of %s do nothing in AWS", (service) => {
    expect(roles[`${service}-task`]?.statements).toEqual(forShells());
  });
}

export function secretTests(applied: () => Applied): void {
  test.each(["snowflake", "langfuse"])("have a place for %s, and nothing in it", async (name) => {
    const secret = await applied().aws.secrets.send(
      new DescribeSecretCommand({ SecretId: `${SECRETS}/${name}` }),
    );
    expect(secret.Name).toBe(`${SECRETS}/${name}`);
    expect(secret.VersionIdsToStages ?? {}).toEqual({});
  });

  test("leave what is no secret to the Parameter Store", async () => {
    const values: Record<string, string | undefined> = {};
    for await (const { Parameters = [] } of paginateGetParametersByPath(
      { client: applied().aws.ssm },
      { Path: SECRETS, Recursive: true },
    )) {
      for (const { Name = "", Type, Value } of Parameters) {
        expect(Type).toBe("String");
        values[Name.replace(`${SECRETS}/`, "")] = Value;
      }
    }
    expect(values).toEqual({
      "images/aws-agent-core": "0.1.0",
      "images/langgraph": "0.1.0",
      "images/snowflake-cortex": "0.1.0",
      "langfuse-host": "https://cloud.langfuse.com",
      "log-level": "DEBUG",
    });
  });
}
