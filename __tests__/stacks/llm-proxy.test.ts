import { SETTINGS } from "../../stacks/llm-proxy/settings";
import { llmProxy } from "../support/llm-proxy";
import type { EnvironmentName } from "../support/orchestrator";
import type { Terraform } from "../support/terraform";

const built = { dev: llmProxy("dev"), staging: llmProxy("staging"), prod: llmProxy("prod") };
const { dev, staging, prod } = built;
const environments = Object.keys(built) as EnvironmentName[];

function ofType({ addresses }: Terraform, type: string): string[] {
  return addresses.filter((address) => address.startsWith(`${type}.`));
}

function container(terraform: Terraform, service: string) {
  const [first] = terraform.document(
    `aws_ecs_task_definition.${service}`,
    "container_definitions",
  ) as unknown as [
    {
      command: string[];
      environment: { name: string; value: string }[];
      secrets: { name: string; valueFrom: string }[];
      portMappings?: object[];
      healthCheck?: { command: string[] };
    },
  ];
  return first;
}

/** Who may call whom, and on which port, as the rules of the security groups have it. */
function rules(terraform: Terraform, direction: "ingress" | "egress"): string[] {
  return ofType(terraform, `aws_vpc_security_group_${direction}_rule`)
    .map((address) => {
      const rule = terraform.resource(address);
      const peer = rule["cidr_ipv4"] ?? /\.(\w+)\.id/.exec(rule["referenced_security_group_id"])?.[1];
      const own = /\.(\w+)\.id/.exec(rule["security_group_id"])?.[1];
      return `${own} ${direction === "ingress" ? "from" : "to"} ${peer} ${rule["from_port"]}`;
    })
    .sort();
}

describe("the network", () => {
  test("has three tiers in two zones, and data has no way out", () => {
    expect(ofType(dev, "aws_subnet")).toEqual(
      ["data_a", "data_b", "private_a", "private_b", "public_a", "public_b"].map(
        (subnet) => `aws_subnet.network_${subnet}`,
      ),
    );
    expect(ofType(dev, "aws_route").filter((address) => address.includes("data"))).toEqual([]);
  });

  test("has one NAT gateway, or one in each zone", () => {
    expect(ofType(dev, "aws_nat_gateway")).toEqual(["aws_nat_gateway.network_public_a"]);
    expect(ofType(llmProxy("dev", { natGateways: 2 }), "aws_nat_gateway")).toHaveLength(2);
  });

  test.each([
    [
      "ids",
      {
        existingSubnets: {
          public: { "us-east-1a": "subnet-0000000000000000a", "us-east-1b": "subnet-0000000000000000b" },
          private: { "us-east-1a": "subnet-0000000000000001a", "us-east-1b": "subnet-0000000000000001b" },
        },
      },
    ],
    ["tags", { existingSubnetTags: { public: { Tier: "public" }, private: { Tier: "private" } } }],
  ])("that exists is found by %s, and nothing of it is made", (_by, subnets) => {
    const existing = llmProxy("dev", { cidr: undefined, existingVpcId: "vpc-00000000000000001", ...subnets });
    expect(existing.addresses.filter((address) => address.includes(".network"))).toEqual([]);
    for (const type of [
      "aws_vpc",
      "aws_subnet",
      "aws_route_table",
      "aws_nat_gateway",
      "aws_eip",
      "aws_flow_log",
    ]) {
      expect(ofType(existing, type)).toEqual([]);
    }
  });
});

describe("security groups", () => {
  test("let in the callers, and from there only the next one", () => {
    expect(rules(prod, "ingress")).toEqual([
      "database from dispatcher 5432",
      "database from proxy 5432",
      "front_door from 0.0.0.0/0 443",
      "proxy from front_door 8080",
      "redis from dispatcher 6379",
      "redis from proxy 6379",
    ]);
  });

  test("let out to HTTPS and data, and data nowhere", () => {
    expect(rules(prod, "egress")).toEqual([
      "dispatcher to 0.0.0.0/0 443",
      "dispatcher to database 5432",
      "dispatcher to redis 6379",
      "front_door to proxy 8080",
      "proxy to 0.0.0.0/0 443",
      "proxy to database 5432",
      "proxy to redis 6379",
    ]);
  });

  test("open 80 only where the protocol is plain HTTP", () => {
    const callers = (terraform: Terraform) =>
      rules(terraform, "ingress").filter((rule) => rule.startsWith("front_door"));
    expect(callers(dev)).toEqual(["front_door from 203.0.113.0/24 80"]);
    expect(callers(staging)).toEqual(["front_door from 203.0.113.0/24 443"]);
    expect(ofType(staging, "aws_lb_listener")).toEqual(["aws_lb_listener.front_door_https"]);
  });
});

describe("the services", () => {
  test.each(environments)("are one image for ARM64 of a quarter vCPU and half a GiB, in %s", (name) => {
    for (const service of ["proxy", "dispatcher"]) {
      expect(built[name].resource(`aws_ecs_task_definition.${service}`)).toMatchObject({
        cpu: "256",
        memory: "512",
        runtime_platform: { cpu_architecture: "ARM64" },
      });
    }
    expect(ofType(built[name], "aws_ecr_repository")).toEqual(["aws_ecr_repository.images_proxy"]);
  });

  test("run on Intel as well", () => {
    expect(llmProxy("dev", { useArm64: false }).resource("aws_ecs_task_definition.proxy")).toMatchObject({
      runtime_platform: { cpu_architecture: "X86_64" },
    });
  });

  test("of the proxy follow CPU and requests, up within two minutes and down within ten", () => {
    expect(staging.resource("aws_appautoscaling_target.proxy")).toMatchObject({
      min_capacity: 1,
      max_capacity: 2,
    });
    expect(ofType(staging, "aws_appautoscaling_policy")).toEqual([
      "aws_appautoscaling_policy.proxy_cpu",
      "aws_appautoscaling_policy.proxy_requests",
    ]);
    const pace = { scale_out_cooldown: 120, scale_in_cooldown: 600 };
    const follows = (metric: string) =>
      staging.resource(`aws_appautoscaling_policy.proxy_${metric}`)[
        "target_tracking_scaling_policy_configuration"
      ];
    expect(follows("cpu")).toMatchObject({ target_value: 70, ...pace });
    expect(follows("requests")).toMatchObject({ target_value: 500, ...pace });
  });

  test("of the dispatcher are one, never two, and nobody can call it", () => {
    expect(prod.resource("aws_ecs_service.dispatcher")).toMatchObject({
      desired_count: 1,
      deployment_maximum_percent: 100,
      deployment_minimum_healthy_percent: 0,
    });
    expect(prod.resource("aws_ecs_service.dispatcher")["load_balancer"]).toBeUndefined();
    expect(container(prod, "dispatcher").portMappings ?? []).toEqual([]);
    expect(ofType(prod, "aws_appautoscaling_target")).toEqual(["aws_appautoscaling_target.proxy"]);
  });

  test("ask /health of the proxy, from outside and inside", () => {
    expect(dev.resource("aws_lb_target_group.front_door_proxy")).toMatchObject({
      port: 8080,
      health_check: { path: "/health" },
    });
    expect(container(dev, "proxy").healthCheck?.command.join(" ")).toContain(":8080/health");
  });

  test("get a collector and its permission only where traces are wanted", () => {
    const containers = (terraform: Terraform) =>
      Object.keys(terraform.document("aws_ecs_task_definition.proxy", "container_definitions")).length;
    expect([containers(dev), containers(prod)]).toEqual([1, 2]);
    const task = (terraform: Terraform) => JSON.stringify(terraform.json).includes("xray:PutTraceSegments");
    expect([task(dev), task(prod)]).toEqual([false, true]);
  });
});

describe("what a container is told", () => {
  const names = (terraform: Terraform, service: string) => {
    const { environment, secrets } = container(terraform, service);
    return [...environment, ...secrets].map(({ name }) => name);
  };

  test("is where its database and Redis are, and how to sign in", () => {
    for (const service of ["proxy", "dispatcher"]) {
      expect(names(dev, service)).toEqual(
        expect.arrayContaining([
          ...["DB_HOST", "DB_PORT", "DB_NAME", "DB_USER", "DB_PASSWORD"],
          ...["REDIS_ADDR", "REDIS_DB", "REDIS_EVENT_URL", "LOG_LEVEL"],
        ]),
      );
    }
  });

  test("is secret where only the proxy needs it", () => {
    const only = ["MANAGEMENT_TOKEN", "ADMIN_PASSWORD", "OPENAI_API_KEY", "CACHE_ENABLED", "REDIS_CACHE_URL"];
    expect(names(dev, "proxy")).toEqual(expect.arrayContaining(only));
    expect(names(dev, "dispatcher").filter((name) => only.includes(name))).toEqual([]);
  });

  test("is the whole DATABASE_URL where settings ask for it", () => {
    expect(names(dev, "proxy")).not.toContain("DATABASE_URL");
    const composed = llmProxy("dev", { databaseUrl: "composed" });
    expect(container(composed, "proxy").secrets).toContainEqual({
      name: "DATABASE_URL",
      valueFrom: "${aws_secretsmanager_secret.secrets_database_url.arn}",
    });
  });

  test("is each feature flag, under its name", () => {
    const flagged = llmProxy("dev", { featureFlags: { "audit-export": "off" } });
    expect(flagged.resource("aws_ssm_parameter.parameters_feature_audit_export")).toMatchObject({
      name: "/llm-proxy/dev/feature-audit-export",
      insecure_value: "off",
      lifecycle: { ignore_changes: ["insecure_value"] },
    });
    expect(names(flagged, "proxy")).toContain("FEATURE_AUDIT_EXPORT");
  });

  test("can be tuned without Terraform", () => {
    for (const parameter of ["log_level", "cache_enabled", "rate_limit_rpm"]) {
      expect(dev.resource(`aws_ssm_parameter.parameters_${parameter}`)["lifecycle"]).toEqual({
        ignore_changes: ["insecure_value"],
      });
    }
    expect(dev.resource("aws_ssm_parameter.parameters_log_level")["insecure_value"]).toBe("debug");
  });

  test("is read by the execution role, those secrets and parameters and no others", () => {
    const read = (service: string) => {
      const { Statement } = dev.document(`aws_iam_role_policy.${service}_execution`, "policy");
      return (Statement as { Action: string | string[]; Resource: string | string[] }[])
        .filter(({ Action }) => /GetSecretValue|GetParameters/.test(String(Action)))
        .flatMap(({ Resource }) => Resource)
        .sort();
    };
    const given = (service: string) => [
      ...new Set(container(dev, service).secrets.map(({ valueFrom }) => valueFrom.replace(/:\w+::$/, ""))),
    ];
    for (const service of ["proxy", "dispatcher"]) expect(read(service)).toEqual(given(service).sort());
  });
});

describe("Aurora", () => {
  test("is a writer of half a unit to four, and more where it may not fail", () => {
    const scaling = (terraform: Terraform) =>
      terraform.resource("aws_rds_cluster.database")["serverlessv2_scaling_configuration"];
    expect(scaling(staging)).toMatchObject({ min_capacity: 0.5, max_capacity: 4 });
    expect(scaling(prod)).toMatchObject({ min_capacity: 1, max_capacity: 16 });
    expect(ofType(staging, "aws_rds_cluster_instance")).toHaveLength(1);
    expect(ofType(prod, "aws_rds_cluster_instance")).toHaveLength(2);
  });

  test("stays out of reach of everything but what runs in the data tier", () => {
    expect(dev.resource("aws_db_subnet_group.database")["subnet_ids"]).toEqual([
      "${aws_subnet.network_data_a.id}",
      "${aws_subnet.network_data_b.id}",
    ]);
  });
});

describe("Redis", () => {
  test("is a replication group of one, so that a second node can be added in place", () => {
    expect(dev.resource("aws_elasticache_replication_group.redis")).toMatchObject({
      node_type: "cache.t4g.micro",
      num_cache_clusters: 1,
      automatic_failover_enabled: false,
      engine: "redis",
      engine_version: "7.1",
      at_rest_encryption_enabled: "true",
      transit_encryption_enabled: true,
      transit_encryption_mode: "preferred",
    });
    expect(
      llmProxy("dev", { redisNumNodes: 2 }).resource("aws_elasticache_replication_group.redis"),
    ).toMatchObject({
      num_cache_clusters: 2,
      automatic_failover_enabled: true,
    });
  });

  test("asks for a token where TLS is required, which Terraform never sees", () => {
    const required = llmProxy("dev", { redisTransitEncryption: "required" });
    expect(required.resource("aws_elasticache_replication_group.redis")["auth_token"]).toBeUndefined();
    expect(container(required, "proxy").secrets.map(({ name }) => name)).toContain("REDIS_PASSWORD");
    expect(container(required, "proxy").environment).toContainEqual({
      name: "REDIS_EVENT_URL",
      value: expect.stringMatching(/^rediss:/),
    });
    expect(container(dev, "proxy").environment).toContainEqual({
      name: "REDIS_EVENT_URL",
      value: expect.stringMatching(/^redis:/),
    });
  });
});

test.each(environments)("names fit into 32 characters where AWS takes no more, in %s", (name) => {
  expect(built[name].resource("aws_lb.front_door")["name"]).toBe(`llmp-${name}-front-door`);
  expect(built[name].resource("aws_lb_target_group.front_door_proxy")["name"]).toBe(`llmp-${name}-proxy`);
});

test("logs are kept for two weeks unless the tier says otherwise", () => {
  const retention = (terraform: Terraform) =>
    new Set(
      ofType(terraform, "aws_cloudwatch_log_group").map(
        (address) => terraform.resource(address)["retention_in_days"],
      ),
    );
  expect([...retention(staging)]).toEqual([14]);
  expect([...retention(llmProxy("staging", { logRetentionDays: 30 }))]).toEqual([30]);
});

test("environments use the tiers, from cheap to safe", () => {
  expect(environments.map((name) => SETTINGS[name].tier)).toEqual(["dev", "low", "production"]);
});
