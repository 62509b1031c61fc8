import { Testing } from "cdktf";
import { ENVIRONMENTS } from "../../backend/environments";
import type { Settings } from "../../stacks/multi-agent-orchestrator/options";
import { SETTINGS } from "../../stacks/multi-agent-orchestrator/settings";
import { MultiAgentOrchestratorStack } from "../../stacks/multi-agent-orchestrator/stack";
import { type EnvironmentName, orchestrator, refusals } from "../support/orchestrator";
import { Terraform } from "../support/terraform";

const TASKS = { aws_agent_core: 2, langgraph: 2, snowflake_cortex: 3 };
const SERVICES = Object.keys(TASKS);
const { region: REGION, accountId: ACCOUNT } = ENVIRONMENTS.dev;
const CERTIFICATE = `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/12345678-1234-1234-1234-123456789012`;
const ENDPOINTS = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm", "bedrock-runtime"] as const;

const built = {
  dev: orchestrator("dev"),
  staging: orchestrator("staging"),
  prod: orchestrator("prod"),
};
const { dev, staging, prod } = built;
const environments = Object.keys(built) as EnvironmentName[];

function ofType({ addresses }: Terraform, type: string): string[] {
  return addresses.filter((address) => address.startsWith(`${type}.`));
}

function container(terraform: Terraform, service: string) {
  const [only] = terraform.document(
    `aws_ecs_task_definition.${service}`,
    "container_definitions",
  ) as unknown as [
    { environment: object[]; secrets: { name: string; valueFrom: string }[]; portMappings: object[] },
  ];
  return only;
}

describe("services", () => {
  test.each(environments)(
    "run two, two and three tasks of one vCPU and two GiB, up to ten each, in %s",
    (name) => {
      const terraform = built[name];
      for (const [service, tasks] of Object.entries(TASKS)) {
        expect(terraform.resource(`aws_ecs_service.${service}`)["desired_count"]).toBe(tasks);
        expect(terraform.resource(`aws_ecs_task_definition.${service}`)).toMatchObject({
          cpu: "1024",
          memory: "2048",
        });
        expect(terraform.resource(`aws_appautoscaling_target.${service}`)).toMatchObject({
          min_capacity: tasks,
          max_capacity: 10,
        });
      }
    },
  );

  test("are measured down to the container where people depend on them", () => {
    const setting = (terraform: Terraform) => terraform.resource("aws_ecs_cluster.agents")["setting"];
    expect(setting(dev)).toEqual([{ name: "containerInsights", value: "enabled" }]);
    expect(setting(prod)).toEqual([{ name: "containerInsights", value: "enhanced" }]);
  });

  test("can be entered in dev only", () => {
    const entered = environments.map((name) =>
      SERVICES.map((service) => built[name].resource(`aws_ecs_service.${service}`)["enable_execute_command"]),
    );
    expect(entered).toEqual([
      [true, true, true],
      [false, false, false],
      [false, false, false],
    ]);
  });

  test("find each other under the domain their environment gives them", () => {
    const other = orchestrator("dev", { namespace: "agents.internal" });
    expect(other.resource("aws_service_discovery_private_dns_namespace.namespace")["name"]).toBe(
      "agents.internal",
    );
    expect(container(other, "langgraph").environment).toContainEqual({
      name: "AWS_AGENT_CORE_URL",
      value: "http://aws-agent-core.agents.internal:8000",
    });
    expect(
      SERVICES.map((service) => dev.resource(`aws_service_discovery_service.${service}`)["name"]),
    ).toEqual(["aws-agent-core", "langgraph", "snowflake-cortex"]);
  });

  test("get single keys of secrets, and settings from parameters", () => {
    const received = (service: string) =>
      Object.fromEntries(container(dev, service).secrets.map(({ name, valueFrom }) => [name, valueFrom]));
    expect(received("snowflake_cortex")).toMatchObject({
      SNOWFLAKE_PRIVATE_KEY: "${aws_secretsmanager_secret.secrets_snowflake.arn}:private_key::",
      LANGFUSE_SECRET_KEY: "${aws_secretsmanager_secret.secrets_langfuse.arn}:secret_key::",
      LOG_LEVEL: "${aws_ssm_parameter.parameters_log_level.arn}",
    });
    expect(received("langgraph")["DATABASE_PASSWORD"]).toMatch(/master_user_secret.*:password::$/);
    expect(Object.keys(received("aws_agent_core")).filter((name) => /SNOWFLAKE|DATABASE/.test(name))).toEqual(
      [],
    );
  });
});

describe("names", () => {
  test.each(environments)(
    "of repositories, secrets and parameters are those of the design, in %s",
    (name) => {
      const system = `multi-agent-orchestrator-${name}`;
      const path = `/multi-agent-orchestrator/${name}`;
      const terraform = built[name];
      const names = (type: string) =>
        ofType(terraform, type).map((address) => terraform.resource(address)["name"]);
      expect(names("aws_ecr_repository")).toEqual([
        `${system}-aws-agent-core`,
        `${system}-langgraph`,
        `${system}-snowflake-cortex`,
      ]);
      expect(names("aws_secretsmanager_secret")).toEqual([`${path}/langfuse`, `${path}/snowflake`]);
      expect(names("aws_ssm_parameter")).toContain(`${path}/images/langgraph`);
      expect(names("aws_ssm_parameter").every((parameter) => parameter.startsWith(`${path}/`))).toBe(true);
    },
  );

  test.each(environments)("of load balancer and target group fit into 32 characters, in %s", (name) => {
    const terraform = built[name];
    expect(terraform.resource("aws_lb.front_door")["name"]).toBe(`mao-${name}-front-door`);
    const group = terraform.resource("aws_lb_target_group.front_door_aws_agent_core")["name"];
    expect(group).toBe(`mao-${name}-aws-agent-core`);
    expect(group.length).toBeLessThanOrEqual(32);
  });
});

describe("the network", () => {
  test("writes flow logs in staging and production", () => {
    expect(environments.filter((name) => ofType(built[name], "aws_flow_log").length > 0)).toEqual([
      "staging",
      "prod",
    ]);
    expect(ofType(orchestrator("dev", { flowLogs: "on" }), "aws_flow_log")).toEqual([
      "aws_flow_log.flow_logs",
    ]);
  });

  test("has a NAT gateway per zone, or one, or none beside endpoints", () => {
    const gateways = (changed: Partial<Settings>) => ofType(orchestrator("dev", changed), "aws_nat_gateway");
    expect(gateways({})).toEqual(["aws_nat_gateway.network_public_a", "aws_nat_gateway.network_public_b"]);
    expect(gateways({ nat: "single" })).toEqual(["aws_nat_gateway.network_public_a"]);
    expect(gateways({ nat: "none", endpoints: ENDPOINTS })).toEqual([]);
    expect(refusals("dev", { nat: "none", endpoints: ENDPOINTS, execEnabled: false })).toEqual([]);
  });
});

describe("the front door", () => {
  test("takes a certificate it is given, and makes no other", () => {
    const given = orchestrator("dev", { protocol: "https", certificateArn: CERTIFICATE });
    expect(given.resource("aws_lb_listener.front_door_https")["certificate_arn"]).toBe(CERTIFICATE);
    expect(ofType(given, "aws_acm_certificate")).toEqual([]);
  });

  test("has a certificate made for its domain, proved in the zone, and a record there", () => {
    expect(staging.resource("aws_acm_certificate.certificate")).toMatchObject({
      domain_name: SETTINGS.staging.domainName,
      validation_method: "DNS",
    });
    expect(staging.resource("aws_lb_listener.front_door_https")["certificate_arn"]).toContain(
      "aws_acm_certificate_validation.certificate",
    );
    expect(staging.resource("aws_route53_record.domain")["zone_id"]).toBe(SETTINGS.staging.hostedZoneId);
  });

  test("answers in plain HTTP where that was asked for, from the ranges that are named", () => {
    expect(dev.resource("aws_lb_listener.front_door_http")["default_action"][0].type).toBe("fixed-response");
    const open = orchestrator("dev", { callers: { office: "203.0.113.0/24" } });
    expect(open.resource("aws_vpc_security_group_ingress_rule.front_door_from_office_http")).toMatchObject({
      cidr_ipv4: "203.0.113.0/24",
      from_port: 80,
    });
  });

  test("keeps access logs in production", () => {
    expect(prod.resource("aws_lb.front_door")).toMatchObject({
      enable_deletion_protection: true,
      access_logs: { enabled: true },
    });
    expect(dev.resource("aws_lb.front_door")["access_logs"]).toBeUndefined();
  });
});

describe("the database", () => {
  test("is small and backed up for a week in dev", () => {
    expect(dev.resource("aws_db_instance.database")).toMatchObject({
      instance_class: "db.t3.micro",
      engine_version: "16",
      backup_retention_period: 7,
      multi_az: false,
    });
  });

  test("is reached by langgraph alone", () => {
    const rules = ofType(dev, "aws_vpc_security_group_ingress_rule").filter((address) =>
      address.includes(".database_"),
    );
    expect(rules).toEqual(["aws_vpc_security_group_ingress_rule.database_from_langgraph"]);
  });

  test.each(environments)("leaves no password to state or plan, in %s", (name) => {
    expect(ofType(built[name], "aws_secretsmanager_secret_version")).toEqual([]);
    expect(built[name].resource("aws_db_instance.database")["password"]).toBeUndefined();
  });
});

describe("Langfuse", () => {
  const hosted = orchestrator("dev", { langfuse: "self-hosted" });

  test("is somebody else's unless it is asked for, under its URL", () => {
    expect(ofType(dev, "aws_ecs_service")).not.toContain("aws_ecs_service.langfuse");
    expect(dev.resource("aws_ssm_parameter.parameters_langfuse_host")["insecure_value"]).toBe(
      "https://cloud.langfuse.com",
    );
  });

  test("runs in version 2 on port 3000 where it is hosted, from a repository of its own", () => {
    expect(hosted.resource("aws_ssm_parameter.images_langfuse_running")["insecure_value"]).toMatch(/^2\./);
    expect(container(hosted, "langfuse").portMappings).toMatchObject([{ containerPort: 3000 }]);
    expect(hosted.resource("aws_ecr_repository.images_langfuse")["name"]).toBe(
      "multi-agent-orchestrator-dev-langfuse",
    );
  });
});

describe("who watches", () => {
  const expected = [
    ...SERVICES.flatMap((service) => [
      `${service}_alarms_cpu`,
      `${service}_alarms_memory`,
      `${service}_alarms_tasks`,
      `${service}_errors`,
    ]),
    ...["errors", "latency", "target_errors", "unhealthy_tasks"].map((what) => `front_door_alarms_${what}`),
    ...["connections", "cpu", "free_storage"].map((what) => `database_alarms_${what}`),
    ...["errors", "throttles"].map((what) => `bedrock_alarms_claude_${what}`),
  ];

  test.each(environments)("has every alarm of the design in %s, and each tells the topic", (name) => {
    const alarms = ofType(built[name], "aws_cloudwatch_metric_alarm");
    expect(alarms).toEqual(expected.map((label) => `aws_cloudwatch_metric_alarm.${label}`).sort());
    for (const alarm of alarms) {
      expect(built[name].resource(alarm)["alarm_actions"]).toEqual(["${aws_sns_topic.notifications.arn}"]);
    }
  });

  test("is told in production, of alarms and of tasks that stopped", () => {
    expect(prod.resource("aws_sns_topic_subscription.notifications_on_call")["protocol"]).toBe("email");
    expect(ofType(prod, "aws_cloudwatch_event_rule")).toEqual([
      "aws_cloudwatch_event_rule.stopped_tasks_deployment",
      "aws_cloudwatch_event_rule.stopped_tasks_task",
    ]);
    expect(ofType(prod, "aws_cloudwatch_dashboard")).toEqual(["aws_cloudwatch_dashboard.dashboard"]);
  });

  test.each(environments)(
    "finds every log group encrypted, and kept no longer than it is told, in %s",
    (name) => {
      for (const address of ofType(built[name], "aws_cloudwatch_log_group")) {
        expect(built[name].resource(address)).toMatchObject({
          kms_key_id: "${aws_kms_key.key.arn}",
          retention_in_days: name === "dev" ? 7 : 30,
        });
      }
    },
  );
});

test("every role is taken on behalf of this account only", () => {
  const roles = ofType(prod, "aws_iam_role");
  const { accountId, region } = ENVIRONMENTS.prod;
  expect(roles.length).toBeGreaterThanOrEqual(6);
  for (const role of roles) {
    const [{ Condition }] = prod.document(role, "assume_role_policy")["Statement"];
    expect(Condition.StringEquals).toEqual({ "aws:SourceAccount": accountId });
    expect(Condition.ArnLike["aws:SourceArn"].split(":").slice(3, 5)).toEqual([region, accountId]);
  }
});

test("runs in us-west-2 by its settings alone", () => {
  const settings: Settings = { ...SETTINGS.dev, zones: ["us-west-2a", "us-west-2b"] };
  const place = { ...ENVIRONMENTS.dev, region: "us-west-2" };
  const stack = new MultiAgentOrchestratorStack(Testing.app(), place, settings);
  expect(stack.node.findAll().flatMap(({ node }) => node.validate())).toEqual([]);
  const terraform = new Terraform(stack);
  expect(terraform.json["provider"].aws[0].region).toBe("us-west-2");
  expect(terraform.addresses).toEqual(dev.addresses);
});

test("publishes where it is called, what it is made of, and where its secrets are", () => {
  expect(prod.output("url")).toBe(`https://${SETTINGS.prod.domainName}`);
  expect(prod.output("services")).toEqual(["aws-agent-core", "langgraph", "snowflake-cortex"]);
  expect(prod.output("namespace")).toBe("multi-agent-orchestrator.local");
  expect(Object.keys(prod.output("secret_arns") as object)).toEqual(["database", "langfuse", "snowflake"]);
  expect(Object.keys(prod.output("repository_urls") as object)).toHaveLength(3);
  expect(prod.output("database_endpoint")).toBe("${aws_db_instance.database.address}:5432");
});
