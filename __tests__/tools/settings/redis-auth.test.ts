import type { ElastiCacheClient } from "@aws-sdk/client-elasticache";
import { CacheTokens } from "../../../tools/settings/cache-tokens";
import type { OpenSettings } from "../../../tools/settings/open-settings";
import { redisAuth } from "../../../tools/settings/redis-auth";
import { problemOf, temporaryDirectory } from "../temporary";
import { FakeSecrets } from "./fake-secrets";
import { nameOf, service, settingsOf } from "./synthesized";

const directory = temporaryDirectory();
const REDIS = { replication_group_id: "shop-dev-redis", transit_encryption_mode: "required" };
const SECRET = {
  aws_secretsmanager_secret: { auth: { name: nameOf("redis-auth") } },
  aws_secretsmanager_secret_version: { auth: { secret_id: "${aws_secretsmanager_secret.auth.id}" } },
};
const SHOP = {
  ...SECRET,
  aws_elasticache_replication_group: { redis: REDIS },
  ...service("api", "${aws_secretsmanager_secret_version.auth.arn}:password::"),
};

beforeEach(() => jest.spyOn(process.stderr, "write").mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

describe("a Redis that may ask for a token", () => {
  const caches = (resource: object) => settingsOf(directory, resource).caches;

  test("asks for TLS, and has a generated secret beside it", () => {
    expect(caches(SHOP)).toEqual([{ replicationGroupId: "shop-dev-redis", token: "redis-auth" }]);
  });

  test("is none without TLS for everyone, or with a secret that people fill", () => {
    const preferred = { ...REDIS, transit_encryption_mode: "preferred" };
    expect(caches({ ...SHOP, aws_elasticache_replication_group: { redis: preferred } })).toEqual([]);
    expect(caches({ ...SHOP, aws_secretsmanager_secret_version: {} })).toEqual([]);
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
    secrets: new FakeSecrets('{"username":"redis","password":"token"}').store,
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
