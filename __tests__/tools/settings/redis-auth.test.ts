import type { ElastiCacheClient } from "@aws-sdk/client-elasticache";
import { CacheTokens } from "../../../tools/settings/cache-tokens";
import { agree } from "../../../tools/settings/keyboard";
import type { OpenSettings } from "../../../tools/settings/open-settings";
import { offerToken, redisAuth } from "../../../tools/settings/redis-auth";
import { problemOf, temporaryDirectory } from "../temporary";
import { FakeSecrets } from "./fake-secrets";
import { nameOf, service, settingsOf } from "./synthesized";

jest.mock("../../../tools/settings/keyboard");

const directory = temporaryDirectory();
const REDIS = { replication_group_id: "shop-dev-redis", transit_encryption_mode: "required" };
const SECRET = { aws_secretsmanager_secret: { auth: { name: nameOf("redis-auth") } } };
const SHOP = {
  ...SECRET,
  aws_elasticache_replication_group: { redis: REDIS },
  ...service("api", "${aws_secretsmanager_secret.auth.arn}"),
};

beforeEach(() => jest.spyOn(process.stderr, "write").mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

describe("a Redis that may ask for a token", () => {
  const caches = (resource: object) => settingsOf(directory, resource).caches;

  test("asks for TLS, and has a secret beside it", () => {
    expect(caches(SHOP)).toEqual([{ replicationGroupId: "shop-dev-redis", token: "redis-auth" }]);
  });

  test("is none without TLS for everyone, or without a secret", () => {
    const preferred = { ...REDIS, transit_encryption_mode: "preferred" };
    expect(caches({ ...SHOP, aws_elasticache_replication_group: { redis: preferred } })).toEqual([]);
    expect(caches({ ...SHOP, aws_secretsmanager_secret: {} })).toEqual([]);
  });
});

test("it takes both kinds of clients while services are restarted, and then only those with the token", async () => {
  const events: unknown[] = [];
  const send = async (command: object) => {
    const { input } = command as { input: Record<string, unknown> };
    if (input["AuthToken"]) events.push([input["AuthTokenUpdateStrategy"], input["AuthToken"]]);
    return { ReplicationGroups: [{ Status: "available" }] };
  };
  const open = {
    settings: settingsOf(directory, SHOP),
    secrets: new FakeSecrets("token").store,
    tokens: new CacheTokens({ send } as unknown as ElastiCacheClient, new AbortController().signal),
    restart: { restart: async ([one]: { name: string }[]) => void events.push(`restart ${one?.name}`) },
  } as unknown as OpenSettings;
  expect(await redisAuth(open, true)).toEqual(["shop-dev-redis"]);
  expect(events).toEqual([["ROTATE", "token"], "restart api", ["SET", "token"]]);
});

test("a system without one says so", async () => {
  const open = { settings: settingsOf(directory, SECRET) } as OpenSettings;
  expect((await problemOf(() => redisAuth(open, false))).message).toContain("shop-dev has no Redis");
});

describe("a token that nobody has to know", () => {
  const offered = async (agreed: boolean, resource: object = SHOP) => {
    jest.mocked(agree).mockResolvedValue(agreed);
    const settings = settingsOf(directory, resource);
    const [secret] = settings.secrets;
    const fake = new FakeSecrets();
    if (!secret) throw new Error("the stack has no secret");
    const made = await offerToken({ settings, secrets: fake.store } as OpenSettings, secret);
    return { made, value: fake.current };
  };

  test("is made up where somebody agrees, of characters that a URL leaves as they are", async () => {
    expect(await offered(true)).toEqual({ made: true, value: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await offered(false)).toEqual({ made: false, value: undefined });
  });

  test("is not offered for a secret of something else", async () => {
    expect(await offered(true, SECRET)).toEqual({ made: false, value: undefined });
  });
});
