import { withDefaults } from "../../stacks/llm-proxy/options";
import { SETTINGS } from "../../stacks/llm-proxy/settings";
import { DEFAULTS, TIERS } from "../../stacks/llm-proxy/tiers";
import { llmProxyRefusals } from "../support/llm-proxy";

const VPC = { cidr: undefined, existingVpcId: "vpc-00000000000000001" };
const ONE_ZONE = { "us-east-1a": "subnet-0000000000000000a" };
const TAGS = { public: { Tier: "public" }, private: { Tier: "private" } };

test.each([
  [
    "a tier there is not",
    { tier: "huge" },
    "",
    /^tier must be one of dev, low, medium, production; got 'huge'/,
  ],
  [
    "a setting with a typo in its name",
    { proxyMaxTask: 3 },
    "",
    /^there is no setting 'proxyMaxTask'; did you mean 'proxyMaxTasks'\?/,
  ],
  [
    "a setting that resembles none",
    { colour: "red" },
    "",
    /^there is no setting 'colour'; there are natGateways/,
  ],
  [
    "more tasks at least than at most",
    { proxyMinTasks: 5, proxyMaxTasks: 4 },
    "",
    /^proxyMinTasks must be at most proxyMaxTasks, got 5 and 4/,
  ],
  [
    "more capacity at least than at most",
    { auroraMinCapacity: 8, auroraMaxCapacity: 4 },
    "",
    /^auroraMinCapacity must be at most auroraMaxCapacity, got 8 and 4/,
  ],
  [
    "an Aurora that could stop, but for the dispatcher",
    { auroraMinCapacity: 0 },
    "",
    /^auroraMinCapacity 0 .*dispatcher.*dispatcherKeepsAuroraAwake/,
  ],
  [
    "a node type ElastiCache does not have",
    { redisNodeType: "cache.t4g.nano" },
    "redis",
    /^nodeType .*'cache.t4g.nano'/,
  ],
  ["a third NAT gateway", { natGateways: 3 }, "", /^natGateways must be 1, or 2/],
  ["neither a network nor a range for one", { cidr: undefined }, "", /^cidr is needed/],
  ["a network twice", { existingVpcId: "vpc-00000000000000001" }, "", /^cidr is for a VPC of its own/],
  ["an existing network without subnets", VPC, "", /^existingVpcId needs its subnets.*neither/],
  [
    "an existing network with subnets in one zone",
    { ...VPC, existingSubnets: { public: ONE_ZONE, private: ONE_ZONE } },
    "network",
    /2 .*zones|zones.* 2/i,
  ],
  [
    "subnets of no network",
    { existingSubnetTags: TAGS },
    "",
    /^existingSubnets and existingSubnetTags are of/,
  ],
  [
    "plain HTTP for everyone",
    { callers: { internet: "0.0.0.0/0" } },
    "",
    /^callers.internet must be a range of \/8 or narrower while the protocol is plain-http/,
  ],
  ["HTTPS without a certificate", { protocol: "https" }, "", /^protocol 'https' needs a certificate/],
  ["a zone for no name", { hostedZoneId: "Z0123456789" }, "", /^hostedZoneId needs the domainName/],
  ["a retention CloudWatch does not have", { logRetentionDays: 8 }, "services", /^logRetentionDays .*got 8/],
])("refuses %s", (_what, changed, construct, problem) => {
  const lines = llmProxyRefusals("dev", changed);
  const heading = lines.indexOf(`llm-proxy-dev${construct && `/${construct}`}:`);
  expect(heading).toBeGreaterThanOrEqual(0);
  const below = lines.slice(heading + 1);
  const end = below.findIndex((line) => !line.startsWith("  - "));
  const found = (end < 0 ? below : below.slice(0, end)).map((line) => line.slice(4));
  expect(found).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
});

test("refuses plain HTTP that is open to the world in production, confirmed or not", () => {
  const plain = { protocol: "plain-http", domainName: undefined, hostedZoneId: undefined } as const;
  expect(llmProxyRefusals("prod", { ...plain, plainHttpInProduction: "accepted" }).join("\n")).toMatch(
    /callers.internet must be a range/,
  );
  const inside = { callers: { office: "10.0.0.0/8" } };
  expect(llmProxyRefusals("prod", { ...plain, ...inside }).join("\n")).toMatch(/plainHttpInProduction/);
  expect(llmProxyRefusals("prod", { ...plain, ...inside, plainHttpInProduction: "accepted" })).toEqual([]);
});

test("lets an idle Aurora stop where somebody knows what the dispatcher does", () => {
  const confirmed = { auroraMinCapacity: 0, dispatcherKeepsAuroraAwake: "accepted" };
  expect(llmProxyRefusals("dev", confirmed)).toEqual([]);
});

test.each(["dev", "staging", "prod"] as const)("accepts the settings of %s", (environment) => {
  expect(llmProxyRefusals(environment, {})).toEqual([]);
});

describe("a tier", () => {
  test.each(Object.keys(TIERS) as (keyof typeof TIERS)[])("%s sets nothing but sizes there are", (tier) => {
    expect(Object.keys(TIERS[tier]).filter((name) => !(name in DEFAULTS))).toEqual([]);
    expect(llmProxyRefusals("staging", { tier })).toEqual([]);
  });

  test("decides what no setting does, and a setting beside it wins", () => {
    const medium = withDefaults({ ...SETTINGS.dev, tier: "medium" });
    expect(medium).toMatchObject({ natGateways: 2, redisNumNodes: 2, proxyMinTasks: 2, proxyMaxTasks: 4 });
    expect(withDefaults({ ...SETTINGS.dev, tier: "medium", natGateways: 1 })).toMatchObject({
      natGateways: 1,
      redisNumNodes: 2,
    });
  });

  test("is not overruled by a setting that is left undefined", () => {
    expect(withDefaults({ ...SETTINGS.dev, tier: "medium", natGateways: undefined }).natGateways).toBe(2);
  });
});
