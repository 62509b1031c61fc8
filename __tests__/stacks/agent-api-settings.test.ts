import { agentApiRefusals } from "../support/agent-api";

test.each([
  ["HTTPS without a certificate", { protocol: "https" }, "", /^protocol 'https' needs a certificate/],
  ["a zone for no name", { hostedZoneId: "Z0123456789" }, "", /^hostedZoneId needs the domainName/],
  ["a bucket that is none", { buckets: ["arn:aws:s3:::files"] }, "", /^buckets must be names .*got 'arn:/],
  ["a model that is none", { foundationModels: { claude: "claude" } }, "", /^foundationModels /],
  [
    "a compatibility there is not",
    { compatibility: ["admin"] },
    "",
    /^compatibility must be of broad-policies/,
  ],
  [
    "a database user that is tried first",
    { databaseUsername: "admin" },
    "database",
    /^username .*got 'admin'/,
  ],
  ["no tasks", { tasks: 0 }, "api", /^tasks .*got 0/],
  [
    "an existing VPC by no id",
    {
      network: {
        kind: "existing",
        vpcId: "default",
        publicSubnetIds: { "us-east-1a": "subnet-0000000a", "us-east-1b": "subnet-0000000b" },
      },
    },
    "network",
    /^vpcId must be an id/,
  ],
  [
    "a name for nothing",
    { names: { "aws_lb.frontdoor": "x" } },
    "",
    /^there is no aws_lb.frontdoor; did you mean/,
  ],
  [
    "a name that is too long",
    { names: { "aws_lb.front_door": "a-load-balancer-with-far-too-long-a-name" } },
    "",
    /^aws_lb names have at most 32 characters, got 40/,
  ],
])("refuses %s", (_what, changed, construct, problem) => {
  const lines = agentApiRefusals("dev", changed);
  const heading = lines.indexOf(`agent-api-dev${construct && `/${construct}`}:`);
  expect(heading).toBeGreaterThanOrEqual(0);
  const below = lines.slice(heading + 1);
  const end = below.findIndex((line) => !line.startsWith("  - "));
  const found = (end < 0 ? below : below.slice(0, end)).map((line) => line.slice(4));
  expect(found).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
});

test("refuses plain HTTP where it runs already, unless it is said twice", () => {
  const once = { protocol: "plain-http", plainHttpInProduction: undefined };
  expect(agentApiRefusals("prd", once).join("\n")).toMatch(/protocol .*plainHttpInProduction/);
  expect(agentApiRefusals("prd", { ...once, plainHttpInProduction: "accepted" })).toEqual([]);
});

test("refuses an adoption of what there is not", () => {
  expect(
    agentApiRefusals("prd", {}, { ids: { "aws_lb.door": "arn:aws:x", "aws_ecs_cluster.services": "" } }),
  ).toEqual([
    "agent-api-prd:",
    expect.stringMatching(/there is no aws_lb.door/),
    expect.stringMatching(/aws_ecs_cluster.services must have the id/),
  ]);
});

test.each(["dev", "prd"] as const)("accepts the settings of %s", (installation) => {
  expect(agentApiRefusals(installation, {})).toEqual([]);
});
