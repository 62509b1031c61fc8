import { Redis, type RedisProps } from "../../modules/cache/redis";
import type { Cluster } from "../../modules/container-service/cluster";
import { FargateService } from "../../modules/container-service/fargate-service";
import type { Place } from "../../modules/naming/deployment";
import { problems, synthesized, type TestStack } from "../support/terraform";
import { clusterOf } from "./service-of";

const PROTECTED = { environment: "prod", isProtected: true };
const GROUP = "aws_elasticache_replication_group.cache";

function redis(
  stack: TestStack,
  props: Partial<RedisProps> = {},
  { network, key }: Cluster = clusterOf(stack),
): Redis {
  return new Redis(stack, "cache", { network, key, nodeType: "cache.t4g.micro", nodes: 1, ...props });
}

const group = (props: Partial<RedisProps>, place: Partial<Place> = {}) =>
  synthesized((stack) => void redis(stack, props), place).resource(GROUP);

/** What refuses a cache, without the heading. */
function refusals(props: Partial<RedisProps>): string[] {
  return problems((stack) => void redis(stack, props))
    .slice(1)
    .map((line) => line.replace("  - ", ""));
}

describe("a cache", () => {
  const terraform = synthesized((stack) => {
    const cluster = clusterOf(stack);
    const cache = redis(stack, {}, cluster);
    const { host, port, scheme, authToken = "none", authSecretArn = "none" } = cache;
    stack.publish({ cache: { host, port, scheme, authToken, authSecretArn } });
    const image = "example.com/proxy:1.0.0";
    const proxy = new FargateService(stack, "proxy", { cluster, image, port: 8080, egress: "strict" });
    cache.acceptFrom("proxy", proxy);
  });
  const resource = terraform.resource(GROUP);

  test("is one node of Redis 7.1, in a group that takes a second one", () => {
    expect(resource).toMatchObject({
      replication_group_id: "test-system-dev-cache",
      engine: "redis",
      engine_version: "7.1",
      node_type: "cache.t4g.micro",
      num_cache_clusters: 1,
      automatic_failover_enabled: false,
      multi_az_enabled: false,
      port: 6379,
    });
  });

  test("is where databases are", () => {
    expect(terraform.resource("aws_elasticache_subnet_group.cache")["subnet_ids"]).toEqual([
      "${aws_subnet.network_private_a.id}",
      "${aws_subnet.network_private_b.id}",
    ]);
    expect(resource).toMatchObject({
      subnet_group_name: "${aws_elasticache_subnet_group.cache.name}",
      security_group_ids: ["${aws_security_group.cache.id}"],
    });
  });

  test("encrypts what it keeps, and lets clients do without TLS", () => {
    expect(resource).toMatchObject({
      at_rest_encryption_enabled: "true",
      kms_key_id: "${aws_kms_key.cluster_key.arn}",
      transit_encryption_enabled: true,
      transit_encryption_mode: "preferred",
    });
    expect(terraform.output("cache")).toEqual({
      host: "${aws_elasticache_replication_group.cache.primary_endpoint_address}",
      port: 6379,
      scheme: "redis",
      authToken: "none",
      authSecretArn: "none",
    });
  });

  test("lets in the services it is told to, and calls nobody", () => {
    expect(terraform.addresses.filter((address) => /security_group.*\.cache/.test(address))).toEqual([
      "aws_security_group.cache",
      "aws_vpc_security_group_ingress_rule.cache_from_proxy",
    ]);
    expect(terraform.resource("aws_vpc_security_group_ingress_rule.cache_from_proxy")).toEqual({
      security_group_id: "${aws_security_group.cache.id}",
      description: "proxy to Redis",
      referenced_security_group_id: "${aws_security_group.proxy.id}",
      ip_protocol: "tcp",
      from_port: 6379,
      to_port: 6379,
    });
    expect(terraform.addresses).toContain("aws_vpc_security_group_egress_rule.proxy_to_cache");
  });

  test("throws out what has a time to live, so no event of the stream", () => {
    expect(terraform.resource("aws_elasticache_parameter_group.cache")).toMatchObject({
      name: "test-system-dev-cache-redis7",
      family: "redis7",
      parameter: [{ name: "maxmemory-policy", value: "volatile-lru" }],
      lifecycle: { create_before_destroy: true },
    });
    expect(resource["parameter_group_name"]).toBe("${aws_elasticache_parameter_group.cache.name}");
  });

  test("stays on its minor version, makes no snapshots, and leaves nothing behind", () => {
    expect(resource).toMatchObject({
      auto_minor_version_upgrade: "false",
      snapshot_retention_limit: 0,
      maintenance_window: "sun:05:00-sun:06:00",
      apply_immediately: true,
    });
    expect(resource).not.toHaveProperty("final_snapshot_identifier");
    expect(resource["lifecycle"]).not.toHaveProperty("prevent_destroy");
  });
});

describe("a cache that requires TLS", () => {
  const terraform = synthesized((stack) => {
    const { scheme, authToken, authSecretArn } = redis(stack, { transitEncryption: "required" });
    stack.publish({ cache: { scheme, authToken, authSecretArn } });
  });
  const secret = "aws_secretsmanager_secret.cache_cache_auth";

  test("has a place for a token, which its clients are given", () => {
    expect(terraform.resource(secret)["name"]).toBe("/test-system/dev/cache-auth");
    expect(terraform.output("cache")).toEqual({
      scheme: "rediss",
      authToken: {
        valueFrom: `\${${secret}.arn}`,
        permission: { actions: ["secretsmanager:GetSecretValue"], resources: [`\${${secret}.arn}`] },
      },
      authSecretArn: `\${${secret}.arn}`,
    });
  });

  test("is not told the token by Terraform, which would keep it", () => {
    const resource = terraform.resource(GROUP);
    expect(resource["transit_encryption_mode"]).toBe("required");
    expect(resource).not.toHaveProperty("auth_token");
    expect(resource["lifecycle"]).toEqual({ ignore_changes: ["auth_token", "auth_token_update_strategy"] });
  });
});

test("two nodes are in two zones, and the second takes over", () => {
  expect(group({ nodes: 2 })).toMatchObject({
    num_cache_clusters: 2,
    automatic_failover_enabled: true,
    multi_az_enabled: true,
  });
});

test("Valkey has its own version and settings", () => {
  const terraform = synthesized((stack) => void redis(stack, { engine: "valkey" }));
  expect(terraform.resource(GROUP)).toMatchObject({ engine: "valkey", engine_version: "8.0" });
  expect(terraform.resource("aws_elasticache_parameter_group.cache")).toMatchObject({
    name: "test-system-dev-cache-valkey8",
    family: "valkey8",
  });
});

test("a protected cache cannot be destroyed, would leave a snapshot, and changes in its maintenance window only", () => {
  expect(group({ snapshotRetentionDays: 7 }, PROTECTED)).toMatchObject({
    final_snapshot_identifier: "test-system-prod-cache-final",
    snapshot_retention_limit: 7,
    snapshot_window: "03:00-04:00",
    apply_immediately: false,
    lifecycle: { prevent_destroy: true },
  });
});

test.each(["cache.t4g.micro", "cache.t3.medium", "cache.m7g.16xlarge", "cache.r5.24xlarge"])(
  "takes %s",
  (nodeType) => {
    expect(refusals({ nodeType })).toEqual([]);
  },
);

test.each(["t4g.micro", "cache.t5.micro", "cache.t4g", "toString.large"])(
  "refuses %s, whose family there is not",
  (nodeType) => {
    expect(refusals({ nodeType })).toEqual([
      "nodeType must read <family>.<size> like cache.t4g.micro, its family one of cache.t4g, cache.t3, cache.m7g, " +
        `cache.m6g, cache.m5, cache.r7g, cache.r6g, cache.r5, cache.c7gn; got '${nodeType}'`,
    ]);
  },
);

test("refuses a size its family does not have, and says which it has", () => {
  expect(refusals({ nodeType: "cache.t4g.large" })).toEqual([
    "nodeType of cache.t4g must have a size of micro, small, medium; got 'cache.t4g.large'",
  ]);
});

test.each([0, 7, 1.5])("refuses %s nodes", (nodes) => {
  expect(refusals({ nodes })).toEqual([`nodes must be a whole number from 1 to 6, got ${nodes}`]);
});

test.each([-1, 36])("refuses to keep snapshots for %s days", (snapshotRetentionDays) => {
  expect(refusals({ snapshotRetentionDays })).toEqual([
    `snapshotRetentionDays must be a whole number from 0 to 35, got ${snapshotRetentionDays}`,
  ]);
});

test.each([
  [
    "sun:05:00-sun:05:30",
    "maintenanceWindow must last from 60 minutes to less than a day, got sun:05:00-sun:05:30",
  ],
  [
    "sun:03:30-sun:04:30",
    "maintenanceWindow must not overlap the hours of snapshots, 03:00-04:00, got sun:03:30-sun:04:30",
  ],
])("refuses maintenance at %s", (maintenanceWindow, problem) => {
  expect(refusals({ maintenanceWindow })).toEqual([problem]);
});

test("refuses a name ElastiCache has no room for", () => {
  expect(
    problems((stack) => {
      const { network, key } = clusterOf(stack);
      new Redis(stack, "answers-of-all-the-models", { network, key, nodeType: "cache.t4g.micro", nodes: 1 });
    })[1],
  ).toMatch(/^ {2}- aws_elasticache_replication_group names have at most 40 characters, got 41/);
});
