import { ENVIRONMENTS } from "../../backend/environments";
import { SETTINGS } from "../../stacks/delivery/settings";
import { agentApi, PLACES } from "../support/agent-api";
import { holdsFor, type Row } from "../support/decisions";
import { DELIVERED, delivery, statementsOf } from "../support/delivery";

const ACCOUNT = "777788889999";
const arn = (service: string, rest: string) => `arn:aws:${service}:us-east-1:${ACCOUNT}:${rest}`;
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const state = (system: string, environment: string) =>
  `arn:aws:s3:::example-terraform-state-${ACCOUNT}-us-east-1/${system}/${environment}/terraform.tfstate`;
const plans = (environment: string) =>
  `arn:aws:s3:::delivery-${environment}-plans-${ACCOUNT}-us-east-1/42/1/plans.tar`;
const here = { "aws:RequestedRegion": "us-east-1" };
const tagged = (system: string, environment: string, where = "ResourceTag") => ({
  [`aws:${where}/System`]: system,
  [`aws:${where}/Environment`]: environment,
});
const item = (system: string, environment: string) => ({
  "dynamodb:LeadingKeys": [state(system, environment).replace("arn:aws:s3:::", "")],
});

const VPC = arn("ec2", "vpc/vpc-0c47fe79175922265");
const GROUP = arn("ec2", "security-group/sg-1");
const RULE = arn("ec2", "security-group-rule/sgr-1");
const KEY = arn("kms", "key/1");
const TABLE = arn("dynamodb", "table/terraform-locks");
const LIVE = { ...here, ...tagged("agent-api", "prd") };
const PROD = { ...here, ...tagged("llm-proxy", "prod") };

const live = delivery("prd");
const prod = delivery("prod");

describe("whoever deploys the live agent-api", () => {
  const policy = (name: string) => ({ "iam:PolicyARN": `arn:aws:iam::aws:policy/${name}` });
  const task = role("agent-api-prd-api-td-task-role");
  holdsFor(statementsOf(live, "deploy"), [
    ["may", "write its state", { action: "s3:PutObject", resource: state("agent-api", "prd") }],
    ["may not", "write a state of prod", { action: "s3:PutObject", resource: state("llm-proxy", "prod") }],
    ["may not", "read one", { action: "s3:GetObject", resource: state("llm-proxy", "prod") }],
    [
      "may not",
      "write that of its own roles",
      { action: "s3:PutObject", resource: state("delivery", "prd") },
    ],
    ["may not", "read plans of prod", { action: "s3:GetObject", resource: plans("prod") }],
    ["may not", "make a VPC", { action: "ec2:CreateVpc", context: here }],
    [
      "may not",
      "change the routes",
      { action: "ec2:ReplaceRoute", resource: arn("ec2", "route-table/rtb-1") },
    ],
    ["may", "put a group into its network", { action: "ec2:CreateSecurityGroup", resource: VPC }],
    [
      "may not",
      "put one into another",
      { action: "ec2:CreateSecurityGroup", resource: arn("ec2", "vpc/vpc-0123456789abcdef0") },
    ],
    [
      "may",
      "make one with its tags",
      {
        action: "ec2:CreateSecurityGroup",
        resource: GROUP,
        context: tagged("agent-api", "prd", "RequestTag"),
      },
    ],
    ["may not", "make one without", { action: "ec2:CreateSecurityGroup", resource: GROUP }],
    ["may", "open its own", { action: "ec2:AuthorizeSecurityGroupIngress", resource: GROUP, context: LIVE }],
    ["may", "with a new rule", { action: "ec2:AuthorizeSecurityGroupIngress", resource: RULE }],
    [
      "may not",
      "open one of prod",
      { action: "ec2:AuthorizeSecurityGroupIngress", resource: GROUP, context: PROD },
    ],
    [
      "may not",
      "open one of nobody's",
      { action: "ec2:AuthorizeSecurityGroupIngress", resource: GROUP, context: here },
    ],
    ["may not", "delete one of prod", { action: "ec2:DeleteSecurityGroup", resource: GROUP, context: PROD }],
    [
      "may not",
      "make one its own by tags",
      {
        action: "ec2:CreateTags",
        resource: GROUP,
        context: { ...PROD, ...tagged("agent-api", "prd", "RequestTag") },
      },
    ],
    [
      "may",
      "update its service",
      {
        action: "ecs:UpdateService",
        resource: arn("ecs", "service/agent-api-prd-cluster/agent-api-prd-api-service"),
      },
    ],
    [
      "may",
      "register a revision",
      {
        action: "ecs:RegisterTaskDefinition",
        resource: arn("ecs", "task-definition/agent-api-prd-api-td:7"),
        context: here,
      },
    ],
    [
      "may not",
      "register one of prod",
      {
        action: "ecs:RegisterTaskDefinition",
        resource: arn("ecs", "task-definition/llm-proxy-prod-proxy:7"),
        context: here,
      },
    ],
    [
      "may not",
      "scale what is of prod",
      {
        action: "application-autoscaling:RegisterScalableTarget",
        resource: arn("application-autoscaling", "scalable-target/1"),
        context: here,
      },
    ],
    ["may not", "delete names of prod", { action: "servicediscovery:DeleteService", context: here }],
    ["may not", "delete zones", { action: "route53:DeleteHostedZone" }],
    [
      "may",
      "change its database",
      { action: "rds:ModifyDBInstance", resource: arn("rds", "db:agent-api-prd-db") },
    ],
    [
      "may not",
      "change one of prod",
      { action: "rds:ModifyDBCluster", resource: arn("rds", "cluster:llm-proxy-prod-database") },
    ],
    [
      "may",
      "describe its secret anew",
      {
        action: "secretsmanager:UpdateSecret",
        resource: arn("secretsmanager", "secret:agent-api-prd-secrets-AbCdEf"),
      },
    ],
    [
      "may not",
      "delete one of prod",
      {
        action: "secretsmanager:DeleteSecret",
        resource: arn("secretsmanager", "secret:/llm-proxy/prod/keys-AbCdEf"),
      },
    ],
    [
      "may not",
      "delete the login of a database",
      { action: "secretsmanager:DeleteSecret", resource: arn("secretsmanager", "secret:rds!db-1-AbCdEf") },
    ],
    [
      "may not",
      "write a parameter of prod",
      { action: "ssm:PutParameter", resource: arn("ssm", "parameter/llm-proxy/prod/log-level") },
    ],
    ["may", "describe its key", { action: "kms:UpdateKeyDescription", resource: KEY, context: LIVE }],
    ["may not", "change a key of prod", { action: "kms:PutKeyPolicy", resource: KEY, context: PROD }],
    ["may not", "delete its key", { action: "kms:ScheduleKeyDeletion", resource: KEY, context: LIVE }],
    [
      "may not",
      "call a key what prod calls one",
      { action: "kms:UpdateAlias", resource: arn("kms", "alias/llm-proxy-prod-key") },
    ],
    [
      "may not",
      "change who may read a bucket of prod",
      {
        action: "s3:PutBucketPolicy",
        resource: `arn:aws:s3:::llm-proxy-prod-access-logs-${ACCOUNT}-us-east-1`,
      },
    ],
    ["may", "change its roles", { action: "iam:PutRolePolicy", resource: task }],
    [
      "may not",
      "change roles of prod",
      { action: "iam:PutRolePolicy", resource: role("llm-proxy-prod-proxy-task") },
    ],
    [
      "may not",
      "change the roles of this",
      { action: "iam:PutRolePolicy", resource: role("delivery-prd-deploy") },
    ],
    [
      "may not",
      "change those of the other",
      { action: "iam:PutRolePolicy", resource: role("delivery-prod-deploy") },
    ],
    [
      "may not",
      "hand over a role of prod",
      {
        action: "iam:PassRole",
        resource: role("llm-proxy-prod-proxy-task"),
        context: { "iam:PassedToService": "ecs-tasks.amazonaws.com" },
      },
    ],
    [
      "may not",
      "attach what allows too much",
      { action: "iam:AttachRolePolicy", resource: task, context: policy("AmazonS3FullAccess") },
    ],
    [
      "may",
      "take it off",
      { action: "iam:DetachRolePolicy", resource: task, context: policy("AmazonS3FullAccess") },
    ],
    [
      "may not",
      "take off what forbids",
      { action: "iam:DetachRolePolicy", resource: task, context: policy("AWSDenyAll") },
    ],
    [
      "may not",
      "take anything off a role of prod",
      {
        action: "iam:DetachRolePolicy",
        resource: role("llm-proxy-prod-proxy-task"),
        context: policy("AmazonS3FullAccess"),
      },
    ],
    [
      "may not",
      "delete records of the trail",
      {
        action: "s3:DeleteObject",
        resource: `arn:aws:s3:::trail-prod-trail-logs-${ACCOUNT}-us-east-1/AWSLogs/1`,
      },
    ],
    [
      "may not",
      "stop the trail",
      { action: "cloudtrail:StopLogging", resource: arn("cloudtrail", "trail/audit-trail-prod-account") },
    ],
  ]);
});

describe("whoever plans the live agent-api", () => {
  holdsFor(statementsOf(live, "plan"), [
    ["may", "read its state", { action: "s3:GetObject", resource: state("agent-api", "prd") }],
    ["may", "lock it", { action: "dynamodb:PutItem", resource: TABLE, context: item("agent-api", "prd") }],
    ["may", "read the state of its roles", { action: "s3:GetObject", resource: state("delivery", "prd") }],
    ["may not", "read a state of prod", { action: "s3:GetObject", resource: state("llm-proxy", "prod") }],
    [
      "may not",
      "lock one",
      { action: "dynamodb:PutItem", resource: TABLE, context: item("llm-proxy", "prod") },
    ],
    ["may", "put a plan", { action: "s3:PutObject", resource: plans("prd") }],
    ["may not", "put one for prod", { action: "s3:PutObject", resource: plans("prod") }],
    [
      "may",
      "read what runs",
      { action: "ssm:GetParameter", resource: arn("ssm", "parameter/agent-api/prd/images/api") },
    ],
    [
      "may not",
      "read what runs in prod",
      { action: "ssm:GetParameter", resource: arn("ssm", "parameter/llm-proxy/prod/images/proxy") },
    ],
    [
      "may not",
      "read its secret",
      {
        action: "secretsmanager:GetSecretValue",
        resource: arn("secretsmanager", "secret:agent-api-prd-secrets-AbCdEf"),
      },
    ],
  ]);
});

describe("prod", () => {
  const deployed: Row[] = [
    [
      "may",
      "change its groups",
      { action: "ec2:AuthorizeSecurityGroupIngress", resource: GROUP, context: PROD },
    ],
    [
      "may not",
      "those of the live agent-api",
      { action: "ec2:AuthorizeSecurityGroupIngress", resource: GROUP, context: LIVE },
    ],
    [
      "may",
      "scale its services",
      { action: "application-autoscaling:RegisterScalableTarget", context: PROD },
    ],
    ["may not", "write the state", { action: "s3:PutObject", resource: state("agent-api", "prd") }],
    ["may not", "read a plan", { action: "s3:GetObject", resource: plans("prd") }],
    [
      "may not",
      "update the service",
      {
        action: "ecs:UpdateService",
        resource: arn("ecs", "service/agent-api-prd-cluster/agent-api-prd-api-service"),
      },
    ],
    [
      "may not",
      "register a revision",
      {
        action: "ecs:RegisterTaskDefinition",
        resource: arn("ecs", "task-definition/agent-api-prd-api-td:7"),
        context: here,
      },
    ],
    [
      "may not",
      "change the database",
      { action: "rds:ModifyDBInstance", resource: arn("rds", "db:agent-api-prd-db") },
    ],
    [
      "may not",
      "delete the secret",
      {
        action: "secretsmanager:DeleteSecret",
        resource: arn("secretsmanager", "secret:agent-api-prd-secrets-AbCdEf"),
      },
    ],
    ["may not", "change the key", { action: "kms:PutKeyPolicy", resource: KEY, context: LIVE }],
    [
      "may not",
      "change the roles",
      { action: "iam:PutRolePolicy", resource: role("agent-api-prd-api-td-task-role") },
    ],
    [
      "may not",
      "change who deploys",
      { action: "iam:UpdateAssumeRolePolicy", resource: role("delivery-prd-deploy") },
    ],
  ];
  describe("when it deploys", () => holdsFor(statementsOf(prod, "deploy"), deployed));

  describe("when it plans", () =>
    holdsFor(statementsOf(prod, "plan"), [
      ["may", "read its state", { action: "s3:GetObject", resource: state("llm-proxy", "prod") }],
      [
        "may not",
        "the one of the live agent-api",
        { action: "s3:GetObject", resource: state("agent-api", "prd") },
      ],
      ["may not", "put a plan for it", { action: "s3:PutObject", resource: plans("prd") }],
    ]));
});

describe("a role of the live agent-api, whatever its own policy says", () => {
  const login = (database: string) => ({
    action: "secretsmanager:GetSecretValue",
    resource: arn("secretsmanager", "secret:rds!1-AbCdEf"),
    context: { "aws:ResourceTag/aws:rds:primaryDBInstanceArn": arn("rds", `db:${database}`) },
  });
  holdsFor(live.document("aws_iam_policy.boundary", "policy")["Statement"], [
    ["may", "read the login of its database", login("agent-api-prd-db")],
    ["may not", "read one of prod", login("multi-agent-orchestrator-prod-langfuse")],
    ["may", "decrypt with its key", { action: "kms:Decrypt", resource: KEY, context: LIVE }],
    ["may not", "decrypt with one of prod", { action: "kms:Decrypt", resource: KEY, context: PROD }],
    [
      "may not",
      "take a role of prod",
      { action: "sts:AssumeRole", resource: role("llm-proxy-prod-proxy-task") },
    ],
    ["may not", "read plans of prod", { action: "s3:GetObject", resource: plans("prod") }],
  ]);
});

test("two stacks in one account share no name", () => {
  const names = [live, prod].flatMap((terraform) =>
    terraform.addresses
      .map((address) => terraform.resource(address))
      .flatMap(({ name, bucket, url }) => [name, bucket, url])
      .filter((name) => typeof name === "string" && name !== "permissions" && !name.includes("${")),
  );
  expect(names).toContain("delivery-prd-boundary");
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("stacks in one account know of each other", () => {
  const places = { ...ENVIRONMENTS, prd: PLACES.prd };
  for (const name of DELIVERED) {
    const others = DELIVERED.filter(
      (other) => other !== name && places[other].accountId === places[name].accountId,
    );
    expect([name, { neighbours: [], ...SETTINGS[name] }.neighbours]).toEqual([name, others]);
  }
});

test("every policy of AWS that is on the live roles may be taken off", () => {
  const stack = agentApi("prd");
  const attached = stack.addresses
    .filter((address) => address.startsWith("aws_iam_role_policy_attachment."))
    .map((address) => String(stack.resource(address)["policy_arn"]).replace("arn:aws:iam::aws:policy/", ""));
  expect(attached.filter((name) => !SETTINGS.prd.detachable?.includes(name))).toEqual([]);
});
