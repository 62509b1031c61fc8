import { LIVE_NAMES } from "../../stacks/agent-api/names";
import type { Settings } from "../../stacks/agent-api/options";
import { agentApi } from "../support/agent-api";
import type { Terraform } from "../support/terraform";

const [dev, prd] = [agentApi("dev"), agentApi("prd")];

const HTTPS: Partial<Settings> = {
  protocol: "https",
  certificateArn: "arn:aws:acm:us-east-1:777788889999:certificate/11111111-2222-4333-8444-555555555555",
  plainHttpInProduction: undefined,
};

function ofType({ addresses }: Terraform, type: string): string[] {
  return addresses.filter((address) => address.startsWith(`${type}.`));
}

function container(terraform: Terraform) {
  const [first] = terraform.document("aws_ecs_task_definition.api", "container_definitions") as unknown as [
    {
      command: string[];
      environment: { name: string }[];
      secrets: { name: string; valueFrom: string }[];
      portMappings: { containerPort: number }[];
      healthCheck: { command: string[] };
    },
  ];
  return first;
}

/** Actions a role may take, by its own policy. */
function actions(terraform: Terraform, role: string): string[] {
  return terraform
    .document(`aws_iam_role_policy.${role}`, "policy")
    ["Statement"].flatMap(({ Action }: { Action: string | string[] }) => Action)
    .sort();
}

/** Who may call whom, and on which port. */
function callers(terraform: Terraform): string[] {
  return ofType(terraform, "aws_vpc_security_group_ingress_rule")
    .map((address) => {
      const rule = terraform.resource(address);
      const peer = rule["cidr_ipv4"] ?? /\.(\w+)\.id/.exec(rule["referenced_security_group_id"])?.[1];
      return `${/\.(\w+)\.id/.exec(rule["security_group_id"])?.[1]} from ${peer} ${rule["from_port"]}`;
    })
    .sort();
}

describe("what runs already", () => {
  test("keeps every name it has", () => {
    const property: Readonly<Record<string, string>> = {
      aws_db_instance: "identifier",
      aws_ecs_task_definition: "family",
    };
    for (const [address, name] of Object.entries(LIVE_NAMES)) {
      const [type = ""] = address.split(".");
      expect([address, prd.resource(address)[property[type] ?? "name"]]).toEqual([address, name]);
    }
  });

  test("is in its network, of which nothing is made", () => {
    for (const type of [
      "aws_vpc",
      "aws_subnet",
      "aws_route_table",
      "aws_nat_gateway",
      "aws_internet_gateway",
    ]) {
      expect(ofType(prd, type)).toEqual([]);
    }
    expect(prd.json["data"].aws_vpc.network.id).toBe("vpc-0c47fe79175922265");
    expect(prd.resource("aws_ecs_service.api")["network_configuration"]).toMatchObject({
      assign_public_ip: true,
    });
  });

  test("is one task of one vCPU and 2 GiB that runs two workers on 8000", () => {
    expect(prd.resource("aws_ecs_service.api")["desired_count"]).toBe(1);
    expect(prd.resource("aws_ecs_task_definition.api")).toMatchObject({ cpu: "1024", memory: "2048" });
    const { command, portMappings } = container(prd);
    expect(command.slice(-4)).toEqual(["--port", "8000", "--workers", "2"]);
    expect(portMappings).toMatchObject([{ containerPort: 8000 }]);
  });

  test("has PostgreSQL 17.2 as it is, which the internet can't reach", () => {
    expect(prd.resource("aws_db_instance.database")).toMatchObject({
      engine_version: "17.2",
      instance_class: "db.t4g.small",
      allocated_storage: 64,
      db_name: "ai",
      username: "agno",
      publicly_accessible: false,
      storage_encrypted: true,
      auto_minor_version_upgrade: false,
      final_snapshot_identifier: "agent-api-prd-db-final",
      lifecycle: { prevent_destroy: true },
    });
  });

  test("has the logs of its database where RDS writes them", () => {
    expect(prd.resource("aws_cloudwatch_log_group.database_postgresql")["name"]).toBe(
      "/aws/rds/instance/agent-api-prd-db/postgresql",
    );
  });

  test("is called on 80, as long as it has no certificate", () => {
    expect(ofType(prd, "aws_lb_listener")).toEqual(["aws_lb_listener.front_door_http"]);
  });

  test("is called on 443 with one, with 80 to lead there", () => {
    const secured = agentApi("prd", HTTPS);
    expect(secured.resource("aws_lb_listener.front_door_https")["port"]).toBe(443);
    expect(secured.resource("aws_lb_listener.front_door_http")["default_action"]).toMatchObject([
      { type: "redirect" },
    ]);
  });

  test("names its service where an apply fails", () => {
    const [{ error_message }] = prd.resource("aws_ecs_service.api")["lifecycle"].postcondition;
    expect(error_message).toContain("--cluster agent-api-prd-cluster --services agent-api-prd-api-service");
  });
});

describe("a new installation", () => {
  test("has a network of its own, with one NAT gateway and private tasks", () => {
    expect(ofType(dev, "aws_nat_gateway")).toHaveLength(1);
    expect(dev.resource("aws_ecs_service.api")["network_configuration"]).toMatchObject({
      assign_public_ip: false,
      subnets: ["${aws_subnet.network_private_a.id}", "${aws_subnet.network_private_b.id}"],
    });
    expect(ofType(dev, "aws_flow_log")).toEqual([]);
  });

  test("follows the scheme of names", () => {
    expect(dev.resource("aws_lb.front_door")["name"]).toBe("agent-api-dev-front-door");
    expect(dev.resource("aws_db_instance.database")["identifier"]).toBe("agent-api-dev-database");
    expect(dev.resource("aws_secretsmanager_secret.secrets")["name"]).toBe("/agent-api/dev/secrets");
  });

  test("has no policy of AWS and no secret of a database", () => {
    expect(ofType(dev, "aws_iam_role_policy_attachment")).toEqual([]);
    expect(ofType(dev, "aws_secretsmanager_secret")).toEqual(["aws_secretsmanager_secret.secrets"]);
  });

  test("answers on 80 alone", () => {
    expect(ofType(dev, "aws_lb_listener")).toEqual(["aws_lb_listener.front_door_http"]);
  });
});

test.each([
  [
    "private subnets",
    { privateSubnetIds: { "us-east-1a": "subnet-0000001a", "us-east-1b": "subnet-0000001b" } },
    false,
  ],
  ["public subnets alone", {}, true],
])(
  "in an existing network with %s, tasks have public addresses only where they need them",
  (_, subnets, assigned) => {
    const given = agentApi("dev", {
      network: {
        kind: "existing",
        vpcId: "vpc-00000001",
        publicSubnetIds: { "us-east-1a": "subnet-0000000a", "us-east-1b": "subnet-0000000b" },
        ...subnets,
      },
    });
    expect(given.resource("aws_ecs_service.api")["network_configuration"]).toMatchObject({
      assign_public_ip: assigned,
    });
  },
);

test("only callers reach the door, the door the API, the API its database", () => {
  const inside = ["api from front_door 8000", "database from api 5432"];
  expect(callers(prd)).toEqual([...inside, "front_door from 0.0.0.0/0 80"]);
  expect(callers(agentApi("prd", HTTPS))).toEqual([
    ...inside,
    "front_door from 0.0.0.0/0 443",
    "front_door from 0.0.0.0/0 80",
  ]);
});

test("health is asked of /v1/health, from outside and inside", () => {
  expect(dev.resource("aws_lb_target_group.front_door_api")).toMatchObject({
    port: 8000,
    health_check: { path: "/v1/health" },
  });
  expect(container(dev).healthCheck.command.join(" ")).toContain(":8000/v1/health");
});

/** Where the code gets its secrets from, by variable. */
function secretsOf(terraform: Terraform): Record<string, string> {
  return Object.fromEntries(container(terraform).secrets.map(({ name, valueFrom }) => [name, valueFrom]));
}

test("the code gets the keys of its one secret, and a password only RDS knows", () => {
  const from = secretsOf(dev);
  for (const key of ["SECRET_KEY", "APP_PASSWORD", "OPENAI_API_KEY"]) {
    expect(from[key]).toBe(`\${aws_secretsmanager_secret.secrets.arn}:${key}::`);
  }
  expect(from["DB_PASS"]).toMatch(/aws_db_instance\.database\.master_user_secret.*:password::$/);
  expect(dev.resource("aws_db_instance.database")["manage_master_user_password"]).toBe(true);
  expect(container(dev).environment.map(({ name }) => name)).toEqual(["DB_DATABASE", "DB_HOST", "DB_PORT"]);
});

test("the live login stays where it is until that is over", () => {
  expect(secretsOf(prd)).toMatchObject({
    DB_USER: "${aws_secretsmanager_secret.database_secrets.arn}:MASTER_USERNAME::",
    DB_PASS: "${aws_secretsmanager_secret.database_secrets.arn}:MASTER_USER_PASSWORD::",
  });
  expect(prd.resource("aws_db_instance.database")["manage_master_user_password"]).toBeUndefined();
  expect(JSON.stringify(prd.json)).not.toContain("master_user_secret");
  const { "aws_secretsmanager_secret.database_secrets": _, ...names } = LIVE_NAMES;
  const after = agentApi("prd", { compatibility: [], names });
  expect(secretsOf(after)["DB_PASS"]).toMatch(/master_user_secret/);
  expect(after.resource("aws_db_instance.database")["manage_master_user_password"]).toBe(true);
});

describe("permissions", () => {
  test("of the code are its models, and buckets where it has some", () => {
    const plain = agentApi("dev", { execEnabled: false });
    expect(new Set(actions(plain, "api_task"))).toEqual(
      new Set(["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]),
    );
    const files = agentApi("dev", { execEnabled: false, buckets: ["acme-files"] });
    expect(files.resource("aws_iam_role_policy.api_task")["policy"]).toContain("arn:aws:s3:::acme-files/*");
    expect(actions(files, "api_task").filter((action) => action.startsWith("s3:"))).toEqual([
      "s3:DeleteObject",
      "s3:GetObject",
      "s3:ListBucket",
      "s3:PutObject",
    ]);
  });

  test("are those of the live system only where it is asked for", () => {
    const attached = ofType(prd, "aws_iam_role_policy_attachment").map((address) => [
      address.split(".")[1],
      prd.resource(address)["policy_arn"],
    ]);
    const policy = (name: string) => `arn:aws:iam::aws:policy/${name}`;
    expect(attached).toEqual([
      ["api_execution_cloudwatch", policy("CloudWatchFullAccess")],
      ["api_execution_tasks", policy("service-role/AmazonECSTaskExecutionRolePolicy")],
      ["api_task_cloudwatch", policy("CloudWatchFullAccess")],
      ["api_task_s3", policy("AmazonS3FullAccess")],
      ["api_task_secrets", policy("SecretsManagerReadWrite")],
      ["api_task_tasks", policy("service-role/AmazonECSTaskExecutionRolePolicy")],
    ]);
    const narrow = agentApi("prd", { compatibility: ["database-secret"] });
    expect(ofType(narrow, "aws_iam_role_policy_attachment")).toEqual([]);
  });
});

describe("an adoption", () => {
  const adoption = {
    "aws_lb.front_door":
      "arn:aws:elasticloadbalancing:us-east-1:777788889999:loadbalancer/app/agent-api-prd-api-lb/1",
    "aws_security_group.database": "sg-0123456789abcdef0",
  };
  const adopting = agentApi("prd", {}, { ids: adoption });

  test("is a block for each id", () => {
    expect(adopting.json["import"]).toEqual(Object.entries(adoption).map(([to, id]) => ({ to, id })));
  });

  test("lets what is adopted keep what AWS can't change, and what is not to be touched yet all it has", () => {
    expect(adopting.resource("aws_security_group.database")["lifecycle"]).toEqual({
      ignore_changes: ["description"],
    });
    expect(adopting.resource("aws_lb.front_door")["lifecycle"]).toEqual({
      prevent_destroy: true,
      ignore_changes: "all",
    });
    expect(adopting.addresses).toEqual(prd.addresses);
  });

  test("changes a resource as soon as it may be touched, and none that was not adopted", () => {
    const touched = agentApi("prd", { untouched: [] }, { ids: adoption });
    expect(touched.resource("aws_lb.front_door")).toEqual(prd.resource("aws_lb.front_door"));
    expect(adopting.resource("aws_db_instance.database")).toEqual(prd.resource("aws_db_instance.database"));
  });

  test("is none where there is nothing to adopt", () => {
    expect(prd.json["import"]).toBeUndefined();
  });
});

test("is watched: service, door, database, models, and who is told", () => {
  const alarms = ofType(prd, "aws_cloudwatch_metric_alarm").join();
  for (const part of ["api_alarms", "api_errors", "bedrock_alarms", "database_alarms", "front_door_alarms"]) {
    expect(alarms).toContain(part);
  }
  expect(ofType(prd, "aws_cloudwatch_dashboard")).toHaveLength(1);
  expect(ofType(prd, "aws_sns_topic_subscription")).toHaveLength(1);
});
