import { Testing } from "cdktf";
import { ENVIRONMENTS } from "../../backend/environments";
import { SETTINGS } from "../../stacks/multi-agent-orchestrator/settings";
import { MultiAgentOrchestratorStack } from "../../stacks/multi-agent-orchestrator/stack";
import { orchestrator } from "../support/orchestrator";

const SERVICES = ["aws_agent_core", "langgraph", "snowflake_cortex"];
const dev = orchestrator("dev");
const prod = orchestrator("prod");

test("names every port once, from the container to the target group, the rules and the peers", () => {
  const ports = { aws_agent_core: 8000, langgraph: 8001, snowflake_cortex: 8002 };
  for (const [service, port] of Object.entries(ports)) {
    const [container] = dev.document(
      `aws_ecs_task_definition.${service}`,
      "container_definitions",
    ) as unknown as [{ portMappings: { containerPort: number }[] }];
    expect(container.portMappings[0]?.containerPort).toBe(port);
  }
  expect(dev.resource("aws_lb_target_group.front_door_aws_agent_core")["port"]).toBe(8000);
  expect(dev.resource("aws_vpc_security_group_ingress_rule.langgraph_from_aws_agent_core")).toMatchObject({
    from_port: 8001,
    to_port: 8001,
  });
});

test("tells every agent where the others are", () => {
  for (const service of SERVICES) {
    const [container] = dev.document(
      `aws_ecs_task_definition.${service}`,
      "container_definitions",
    ) as unknown as [{ environment: { name: string; value: string }[] }];
    expect(container.environment).toEqual(
      expect.arrayContaining([
        { name: "AWS_AGENT_CORE_URL", value: "http://aws-agent-core.multi-agent-orchestrator.local:8000" },
        { name: "LANGGRAPH_URL", value: "http://langgraph.multi-agent-orchestrator.local:8001" },
        {
          name: "SNOWFLAKE_CORTEX_URL",
          value: "http://snowflake-cortex.multi-agent-orchestrator.local:8002",
        },
      ]),
    );
  }
});

test("opens only the front door's agent to the load balancer", () => {
  const fromLoadBalancer = dev.addresses.filter((address) => address.endsWith("_from_load_balancer"));
  expect(fromLoadBalancer).toEqual(["aws_vpc_security_group_ingress_rule.aws_agent_core_from_load_balancer"]);
});

test("gives each service its own two roles", () => {
  for (const service of SERVICES) {
    const definition = dev.resource(`aws_ecs_task_definition.${service}`);
    expect(definition["execution_role_arn"]).toBe(`\${aws_iam_role.${service}_execution.arn}`);
    expect(definition["task_role_arn"]).toBe(`\${aws_iam_role.${service}_task.arn}`);
  }
});

test("lets each execution role read exactly what its own container receives", () => {
  const readable = (service: string) =>
    dev
      .document(`aws_iam_role_policy.${service}_execution`, "policy")
      ["Statement"].filter(({ Action }: { Action: string | string[] }) =>
        [Action].flat().includes("secretsmanager:GetSecretValue"),
      )
      .flatMap(({ Resource }: { Resource: string | string[] }) => Resource)
      .sort();
  expect(readable("aws_agent_core")).toEqual(["${aws_secretsmanager_secret.secrets_langfuse.arn}"]);
  expect(readable("snowflake_cortex")).toEqual([
    "${aws_secretsmanager_secret.secrets_langfuse.arn}",
    "${aws_secretsmanager_secret.secrets_snowflake.arn}",
  ]);
  expect(readable("langgraph")).toHaveLength(2);
});

test("lets only the front door's agent ask Bedrock, and only for what the settings list", () => {
  const { Statement } = dev.document("aws_iam_role_policy.aws_agent_core_task", "policy");
  const models = JSON.stringify(Statement);
  expect(models).toContain("inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0");
  expect(models).not.toContain('"Resource":"*"');
  expect(JSON.stringify(dev.json["resource"].aws_iam_role_policy.langgraph_task ?? {})).not.toContain(
    "bedrock",
  );
});

test("writes logs where the design says, for as long as the environment says", () => {
  expect(dev.resource("aws_cloudwatch_log_group.langgraph")).toMatchObject({
    name: "/ecs/multi-agent-orchestrator-dev-langgraph",
    retention_in_days: 7,
  });
  expect(prod.resource("aws_cloudwatch_log_group.langgraph")["retention_in_days"]).toBe(30);
});

describe("production", () => {
  test.each([
    "aws_db_instance.database",
    "aws_lb.front_door",
    "aws_kms_key.key",
    "aws_s3_bucket.access_logs",
  ])("keeps %s from being destroyed", (address) => {
    expect(prod.resource(address)["lifecycle"]).toMatchObject({ prevent_destroy: true });
  });

  test("answers with HTTPS, under its own name", () => {
    expect(prod.resource("aws_lb_listener.front_door_https")).toMatchObject({ port: 443, protocol: "HTTPS" });
    expect(prod.resource("aws_lb_listener.front_door_http")["default_action"][0].type).toBe("redirect");
    expect(prod.output("url")).toBe(`https://${SETTINGS.prod.domainName}`);
    expect(prod.resource("aws_route53_record.domain")["name"]).toBe(SETTINGS.prod.domainName);
  });

  test("has a standby database and five weeks of backups", () => {
    expect(prod.resource("aws_db_instance.database")).toMatchObject({
      instance_class: "db.t3.small",
      multi_az: true,
      backup_retention_period: 35,
      deletion_protection: true,
    });
  });

  test("lets nobody into a running task", () => {
    for (const service of SERVICES) {
      expect(prod.resource(`aws_ecs_service.${service}`)["enable_execute_command"]).toBe(false);
    }
  });
});

describe("a setting that adds something", () => {
  const added = (changed: Parameters<typeof orchestrator>[1]) =>
    orchestrator("dev", changed).addresses.filter((address) => !dev.addresses.includes(address));

  test("a third zone only adds, and changes nothing that exists but the lists of zones", () => {
    const wider = orchestrator("dev", { zones: [...SETTINGS.dev.zones, `${ENVIRONMENTS.dev.region}c`] });
    expect(dev.addresses.filter((address) => !wider.addresses.includes(address))).toEqual([]);
    expect(wider.resource("aws_subnet.network_private_b")).toEqual(
      dev.resource("aws_subnet.network_private_b"),
    );
  });

  test("endpoints add one of each", () => {
    expect(added({ endpoints: ["bedrock-runtime"] })).toEqual([
      "aws_security_group.endpoints",
      "aws_vpc_endpoint.endpoints_bedrock_runtime",
      expect.stringContaining("aws_vpc_security_group_ingress_rule.endpoints"),
    ]);
  });

  test("a hosted Langfuse adds a fourth service with a repository of its own", () => {
    const addresses = added({ langfuse: "self-hosted" });
    expect(addresses).toEqual(
      expect.arrayContaining([
        "aws_ecr_repository.images_langfuse",
        "aws_ecs_service.langfuse",
        "aws_vpc_security_group_ingress_rule.database_from_langfuse",
        "aws_vpc_security_group_ingress_rule.langfuse_from_langgraph",
      ]),
    );
  });

  test("paths open a second way in, tried before the first", () => {
    const services = { ...SETTINGS.dev.services, langgraph: { tasks: 2, paths: ["/graph/*"] } };
    expect(added({ services })).toEqual(
      expect.arrayContaining([
        "aws_lb_listener_rule.front_door_langgraph",
        "aws_lb_target_group.front_door_langgraph",
        "aws_vpc_security_group_ingress_rule.langgraph_from_load_balancer",
      ]),
    );
    const rules = orchestrator("dev", { services }).json["resource"].aws_lb_listener_rule;
    expect(rules.front_door_langgraph.priority).toBeLessThan(rules.front_door_aws_agent_core.priority);
  });

  test("a database in a container is watched like any service", () => {
    const { addresses } = orchestrator("dev", { database: { kind: "container" } });
    expect(addresses).toContain("aws_cloudwatch_metric_alarm.database_postgres_alarms_memory");
  });

  test("a container database takes the place of RDS", () => {
    const { addresses } = orchestrator("dev", { database: { kind: "container" } });
    expect(addresses).toEqual(
      expect.arrayContaining(["aws_ecs_service.database_postgres", "aws_efs_file_system.database_files"]),
    );
    expect(addresses).not.toContain("aws_db_instance.database");
  });
});

test("a Spot mix reaches the service it is given for, and no other", () => {
  const mixed = orchestrator("dev", {
    services: {
      ...SETTINGS.dev.services,
      langgraph: {
        tasks: 4,
        capacityProviders: { FARGATE: { weight: 1, base: 1 }, FARGATE_SPOT: { weight: 3 } },
      },
    },
  });
  expect(mixed.resource("aws_ecs_service.langgraph")["capacity_provider_strategy"]).toHaveLength(2);
  expect(mixed.resource("aws_ecs_service.aws_agent_core")["capacity_provider_strategy"]).toHaveLength(1);
});

test("strict egress leaves tasks HTTPS, their peers and their database", () => {
  const strict = orchestrator("dev", { egress: "strict" });
  const out = strict.addresses.filter((address) =>
    address.startsWith("aws_vpc_security_group_egress_rule.langgraph"),
  );
  expect(out).toEqual([
    "aws_vpc_security_group_egress_rule.langgraph_to_aws_agent_core",
    "aws_vpc_security_group_egress_rule.langgraph_to_database",
    "aws_vpc_security_group_egress_rule.langgraph_to_https",
    "aws_vpc_security_group_egress_rule.langgraph_to_snowflake_cortex",
  ]);
});

test("moves to another region by its settings alone", () => {
  const place = { ...ENVIRONMENTS.dev, region: "eu-west-1" };
  const settings = {
    ...SETTINGS.dev,
    zones: ["eu-west-1a", "eu-west-1b"],
    bedrock: { inferenceProfiles: { claude: "eu.anthropic.claude-sonnet-4-20250514-v1:0" } },
  };
  const stack = new MultiAgentOrchestratorStack(Testing.app(), place, settings);
  expect(stack.node.findAll().flatMap(({ node }) => node.validate())).toEqual([]);
  expect(Testing.synth(stack)).not.toContain("us-east-1");
});

test("publishes what operators look up, and no secret", () => {
  expect(Object.keys(dev.json["output"]).sort()).toEqual([
    "cluster",
    "database_endpoint",
    "load_balancer_dns_name",
    "namespace",
    "repository_urls",
    "secret_arns",
    "services",
    "url",
  ]);
});
