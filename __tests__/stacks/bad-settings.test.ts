import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { ENVIRONMENTS } from "../../backend/environments";
import { assertValid } from "../../modules/validation/validate";
import { SETTINGS } from "../../stacks/multi-agent-orchestrator/settings";
import { MultiAgentOrchestratorStack } from "../../stacks/multi-agent-orchestrator/stack";
import { refusals } from "../support/orchestrator";

const { services } = SETTINGS.dev;

test.each([
  ["a malformed range", { cidr: "10.0.0.0" }, "network", /^cidr .*got '?10\.0\.0\.0/],
  ["a range with host bits", { cidr: "10.0.0.1/16" }, "network", /^cidr /],
  ["a range too small for its subnets", { cidr: "10.0.0.0/24" }, "network", /^cidr .*\/16.*\/23.*got/],
  [
    "a zone of another region",
    { zones: [...SETTINGS.dev.zones, "eu-central-1b"] },
    "network",
    /^zones .*got 'eu-central-1b'/,
  ],
  ["a single zone", { zones: ["us-east-1a"] }, "network", /^zones must name at least 2/],
  [
    "overlapping callers",
    { callers: { office: "203.0.113.0/24", door: "203.0.113.7/32" } },
    "front-door",
    /callers/,
  ],
  ["nobody who may call", { callers: {} }, "front-door", /^callers /],
  [
    "a size Fargate does not have",
    { services: { ...services, langgraph: { tasks: 2, cpu: 256, memoryMiB: 4096 } } },
    "langgraph",
    /^cpu 256 takes memoryMiB 512, 1024, 2048; got 4096/,
  ],
  ["no tasks", { services: { ...services, langgraph: { tasks: 0 } } }, "langgraph", /^tasks .*got 0/],
  [
    "a retention CloudWatch does not have",
    { logRetentionDays: 8 },
    "agents",
    /^logRetentionDays .*7, 14.*got 8/,
  ],
  [
    "a certificate without HTTPS",
    { certificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012" },
    "front-door",
    /^certificateArn .*https/,
  ],
  ["HTTPS without a certificate", { protocol: "https" }, "", /^protocol 'https' needs a certificate/],
  ["a zone for no name", { hostedZoneId: "Z0123456789" }, "", /^hostedZoneId needs the domainName/],
  ["an image without a tag", { firstImageTag: "" }, "images/langgraph", /^firstTag /],
  ["an image by a tag that moves", { firstImageTag: "latest" }, "images/langgraph", /^firstTag .*latest/],
  [
    "a model id that is none",
    { bedrock: { foundationModels: { claude: "claude" } } },
    "",
    /^foundationModels /,
  ],
  [
    "a profile of another continent",
    { bedrock: { inferenceProfiles: { claude: "eu.anthropic.claude-sonnet-4-20250514-v1:0" } } },
    "",
    /^inferenceProfiles /,
  ],
  [
    "no way to AWS",
    { nat: "none" },
    "",
    /^nat 'none' leaves tasks no way to AWS: add ecr.api, ecr.dkr, logs/,
  ],
  [
    "a database whose image nothing can fetch",
    { nat: "none", database: { kind: "container" } },
    "",
    /^nat 'none' leaves a database in a container without its image/,
  ],
  [
    "a shell that nothing can open",
    { nat: "none", execEnabled: true },
    "",
    /^execEnabled needs the endpoint ssmmessages/,
  ],
  [
    "a backup that is not kept",
    { database: { kind: "rds", instanceClass: "db.t3.micro", backupRetentionDays: 0 } },
    "database",
    /^backupRetentionDays .*got 0/,
  ],
  [
    "an instance class that is none",
    { database: { kind: "rds", instanceClass: "t3.micro", backupRetentionDays: 7 } },
    "database",
    /^instanceClass .*got 't3.micro'/,
  ],
  [
    "a subscriber that is neither address nor URL",
    { subscribers: { ops: "ops" } },
    "notifications",
    /subscribers/,
  ],
  ["a domain name that is none", { namespace: "not a domain" }, "namespace", /^name .*got 'not a domain'/],
])("refuses %s", (_what, changed, construct, problem) => {
  const lines = refusals("dev", changed);
  const heading = lines.indexOf(`multi-agent-orchestrator-dev${construct && `/${construct}`}:`);
  expect(heading).toBeGreaterThanOrEqual(0);
  const below = lines.slice(heading + 1);
  const end = below.findIndex((line) => !line.startsWith("  - "));
  const found = (end < 0 ? below : below.slice(0, end)).map((line) => line.slice(4));
  expect(found).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
});

test("refuses plain HTTP in production unless it is said twice", () => {
  const plain = { protocol: "plain-http", domainName: undefined, hostedZoneId: undefined };
  expect(refusals("prod", plain).join("\n")).toMatch(/protocol .*plainHttpInProduction/);
  expect(refusals("prod", { ...plain, plainHttpInProduction: "accepted" })).toEqual([]);
});

test("refuses production backups of less than two weeks", () => {
  const database = { kind: "rds", instanceClass: "db.t3.small", backupRetentionDays: 7 };
  expect(refusals("prod", { database }).join("\n")).toMatch(/backupRetentionDays .*14.*got 7/);
});

test("accepts the settings there are", () => {
  expect(refusals("dev", {})).toEqual([]);
  expect(refusals("staging", {})).toEqual([]);
  expect(refusals("prod", {})).toEqual([]);
});

describe("many wrong settings in several stacks", () => {
  const outdir = join(mkdtempSync(join(tmpdir(), "bad-settings-")), "out");
  const app = new App({ outdir });
  const wrong = { zones: ["us-east-1z"], logRetentionDays: 8, firstImageTag: "latest" };
  new MultiAgentOrchestratorStack(app, { ...ENVIRONMENTS.dev, accountId: "" }, { ...SETTINGS.dev, ...wrong });
  new MultiAgentOrchestratorStack(app, ENVIRONMENTS.prod, {
    ...SETTINGS.prod,
    cidr: "10.0.0.0/16",
    callers: {},
  });

  test("are all reported at once", () => {
    expect(() => assertValid(app)).toThrow(
      /accountId[\s\S]*zones[\s\S]*firstTag[\s\S]*prod\/network[\s\S]*callers/,
    );
  });

  test("include VPCs that could never be connected", () => {
    expect(() => assertValid(app)).toThrow(/cidr must not overlap that of another VPC, got 10.0.0.0\/16/);
  });

  test("leave nothing written", () => {
    expect(() => app.synth()).toThrow();
    expect(existsSync(join(outdir, "stacks", "multi-agent-orchestrator-dev", "cdk.tf.json"))).toBe(false);
  });
});
