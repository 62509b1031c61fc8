import { invokeModels, type ModelAccess } from "../../modules/identity/bedrock";
import { modelProblems } from "../../modules/identity/model-problems";
import { Deployment } from "../../modules/naming/deployment";

const NOTHING: ModelAccess = { foundationModels: [], inferenceProfiles: [], agents: [] };
const SONNET = "anthropic.claude-3-7-sonnet-20250219-v1:0";
const INVOKE = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

function deploymentIn(region: string): Deployment {
  return new Deployment(
    { name: "test-system", shortName: "ts" },
    { environment: "dev", region, accountId: "111122223333", isProtected: false },
  );
}

function permissions(access: Partial<ModelAccess>, region = "us-east-1") {
  return invokeModels({ ...NOTHING, ...access }, deploymentIn(region));
}

function said(access: Partial<ModelAccess>, region = "us-east-1"): unknown[] {
  return modelProblems({ ...NOTHING, ...access }, deploymentIn(region)).filter(Boolean);
}

describe("access to models", () => {
  test("is none when none is listed", () => {
    expect(permissions({})).toEqual([]);
  });

  test("is to foundation models of the own region", () => {
    expect(permissions({ foundationModels: [SONNET] })).toEqual([
      { actions: INVOKE, resources: [`arn:aws:bedrock:us-east-1::foundation-model/${SONNET}`] },
    ]);
  });

  test("is to a profile, and through it to the model in every region it spans", () => {
    const profile = `arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.${SONNET}`;
    const regions = ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"];
    expect(permissions({ inferenceProfiles: [`eu.${SONNET}`] }, "eu-west-1")).toEqual([
      { actions: INVOKE, resources: [profile] },
      {
        actions: INVOKE,
        resources: regions.map((region) => `arn:aws:bedrock:${region}::foundation-model/${SONNET}`),
        conditions: { StringEquals: { "bedrock:InferenceProfileArn": profile } },
      },
    ]);
  });

  test("through a global profile is to the model that has no region", () => {
    const [, behind] = permissions({ inferenceProfiles: [`global.${SONNET}`] });
    expect(behind).toMatchObject({
      resources: [
        `arn:aws:bedrock:us-east-1::foundation-model/${SONNET}`,
        `arn:aws:bedrock:::foundation-model/${SONNET}`,
      ],
    });
  });

  test("is to the listed aliases of agents, by id or ARN", () => {
    const arn = "arn:aws:bedrock:us-east-1:111122223333:agent-alias/ABCDEFGHIJ/TSTALIASID";
    expect(permissions({ agents: ["ABCDEFGHIJ/TSTALIASID", arn] })).toEqual([
      { actions: ["bedrock:InvokeAgent"], resources: [arn, arn] },
    ]);
  });
});

describe("ids of models", () => {
  test("are accepted as AWS lists them", () => {
    const models = [SONNET, "anthropic.claude-sonnet-4-6", "amazon.nova-lite-v1:0", "deepseek.r1-v1:0"];
    expect(
      said({ foundationModels: models, inferenceProfiles: models.map((id) => `us.${id}`), agents: [] }),
    ).toEqual([]);
  });

  test("refuses a profile among the foundation models", () => {
    expect(said({ foundationModels: [`us.${SONNET}`] })).toEqual([
      `foundationModels must not have a geography, got 'us.${SONNET}'; list it in inferenceProfiles`,
    ]);
  });

  test.each(["*", "anthropic.*", "claude", "arn:aws:bedrock:us-east-1::foundation-model/x.y"])(
    "refuses the foundation model %s",
    (id) => {
      expect(said({ foundationModels: [id] })).toEqual([
        `foundationModels must be model ids like 'anthropic.claude-3-5-sonnet-20241022-v2:0', got '${id}'`,
      ]);
    },
  );

  test("refuses a geography that does not exist", () => {
    expect(said({ inferenceProfiles: [`mars.${SONNET}`] })).toEqual([
      `inferenceProfiles must begin with one of apac, au, ca, eu, jp, us, global, got 'mars.${SONNET}'`,
    ]);
  });

  test("refuses a geography without a model", () => {
    expect(said({ inferenceProfiles: ["us.claude"] })).toEqual([
      "inferenceProfiles must be '<geography>.<model id>' as in 'us.amazon.nova-lite-v1:0', got 'us.claude'",
    ]);
  });

  test("refuses a profile that can't be called from here", () => {
    expect(said({ inferenceProfiles: [`us.${SONNET}`] }, "eu-west-1")).toEqual([
      "inferenceProfiles beginning with 'us' are called from us-east-1, us-east-2, us-west-1, us-west-2; " +
        `got 'us.${SONNET}' in eu-west-1`,
    ]);
  });

  test("refuses an agent without its alias, or of another account", () => {
    const elsewhere = "arn:aws:bedrock:us-east-1:999999999999:agent-alias/ABCDEFGHIJ/TSTALIASID";
    expect(said({ agents: ["ABCDEFGHIJ", elsewhere] })).toEqual(
      ["ABCDEFGHIJ", elsewhere].map(
        (agent) =>
          "agents must be 'AGENTID/ALIASID' or ARNs beginning with " +
          `'arn:aws:bedrock:us-east-1:111122223333:agent-alias/', got '${agent}'`,
      ),
    );
  });
});
