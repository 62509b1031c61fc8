import type { Settings } from "../../stacks/delivery/options";
import { SETTINGS } from "../../stacks/delivery/settings";
import { ACCOUNT, arn, HERE, holdsFor, OURS, PLANS, role, SECRET, TASK_ROLE } from "../support/decisions";
import { delivery, statementsOf } from "../support/delivery";

const SYSTEM = "multi-agent-orchestrator";
const ADDRESS = "aws_iam_role.app_multi_agent_orchestrator";
const application: Settings = { applications: { [SYSTEM]: { repository: "acme/agents" } } };

const terraform = delivery("dev", {}, application);
const repository = (name: string) => arn("ecr", `repository/${name}`);
const service = (name: string) => arn("ecs", `service/${name}`);
const revision = (family: string) => arn("ecs", `task-definition/${family}:7`);
const TO_ECS = { "iam:PassedToService": "ecs-tasks.amazonaws.com" };

describe("whoever releases", () => {
  holdsFor(statementsOf(terraform, "app_multi_agent_orchestrator"), [
    ["may", "sign in to the registry", { action: "ecr:GetAuthorizationToken" }],
    ["may", "push an image", { action: "ecr:PutImage", resource: repository(`${SYSTEM}-dev-langgraph`) }],
    ["may", "pull one", { action: "ecr:BatchGetImage", resource: repository(`${SYSTEM}-dev-langgraph`) }],
    [
      "may not",
      "push another environment's",
      { action: "ecr:PutImage", resource: repository(`${SYSTEM}-prod-langgraph`) },
    ],
    [
      "may not",
      "push another system's",
      { action: "ecr:PutImage", resource: repository("payments-dev-api") },
    ],
    [
      "may not",
      "delete an image",
      { action: "ecr:BatchDeleteImage", resource: repository(`${SYSTEM}-dev-langgraph`) },
    ],
    [
      "may not",
      "let tags move",
      { action: "ecr:PutImageTagMutability", resource: repository(`${SYSTEM}-dev-langgraph`) },
    ],
    [
      "may",
      "write down what runs",
      { action: "ssm:PutParameter", resource: arn("ssm", `parameter/${SYSTEM}/dev/images/langgraph`) },
    ],
    [
      "may not",
      "write another parameter",
      { action: "ssm:PutParameter", resource: arn("ssm", `parameter/${SYSTEM}/dev/log-level`) },
    ],
    [
      "may",
      "look at a service",
      { action: "ecs:DescribeServices", resource: service(`${SYSTEM}-dev-agents/langgraph`) },
    ],
    ["may", "roll one", { action: "ecs:UpdateService", resource: service(`${SYSTEM}-dev-agents/langgraph`) }],
    ["may not", "roll another", { action: "ecs:UpdateService", resource: service("payments/api") }],
    [
      "may not",
      "delete one",
      { action: "ecs:DeleteService", resource: service(`${SYSTEM}-dev-agents/langgraph`) },
    ],
    [
      "may not",
      "run anything beside the services",
      { action: "ecs:RunTask", resource: revision(`${SYSTEM}-dev-langgraph`) },
    ],
    [
      "may not",
      "open a shell",
      { action: "ecs:ExecuteCommand", resource: service(`${SYSTEM}-dev-agents/langgraph`) },
    ],
    [
      "may",
      "register a revision",
      { action: "ecs:RegisterTaskDefinition", resource: revision(`${SYSTEM}-dev-langgraph`) },
    ],
    ["may", "tag it", { action: "ecs:TagResource", resource: revision(`${SYSTEM}-dev-langgraph`) }],
    [
      "may not",
      "register another family's",
      { action: "ecs:RegisterTaskDefinition", resource: revision("payments-api") },
    ],
    ["may", "look at revisions", { action: "ecs:DescribeTaskDefinition", context: HERE }],
    ["may", "take back one that failed", { action: "ecs:DeregisterTaskDefinition", context: HERE }],
    [
      "may",
      "hand the role of a service to ECS",
      { action: "iam:PassRole", resource: TASK_ROLE, context: TO_ECS },
    ],
    [
      "may",
      "hand over the one that starts it",
      { action: "iam:PassRole", resource: role(`${SYSTEM}-dev-langgraph-execution`), context: TO_ECS },
    ],
    [
      "may not",
      "hand it to another service of AWS",
      {
        action: "iam:PassRole",
        resource: TASK_ROLE,
        context: { "iam:PassedToService": "ec2.amazonaws.com" },
      },
    ],
    [
      "may not",
      "hand over a role that is not a task's",
      { action: "iam:PassRole", resource: role("delivery-dev-deploy"), context: TO_ECS },
    ],
    ["may not", "make roles", { action: "iam:CreateRole", resource: TASK_ROLE }],
    ["may not", "read secrets", { action: "secretsmanager:GetSecretValue", resource: SECRET }],
    ["may not", "read the state", { action: "s3:GetObject", resource: OURS }],
    ["may not", "read plans", { action: "s3:GetObject", resource: `${PLANS}/42/plan.tar` }],
    ["may not", "become somebody else", { action: "sts:AssumeRole", resource: role("delivery-dev-deploy") }],
  ]);
});

describe("the role of those who release", () => {
  const trusted = (settings: Settings, environment: "dev" | "staging" | "prod" = "dev") =>
    delivery(environment, {}, settings).document(ADDRESS, "assume_role_policy")["Statement"];
  const subjects = (...args: Parameters<typeof trusted>) =>
    trusted(...args)[0].Condition.StringEquals["token.actions.githubusercontent.com:sub"];

  test("has a name a workflow knows beforehand", () => {
    expect(terraform.resource(ADDRESS)["name"]).toBe(`delivery-dev-app-${SYSTEM}`);
  });

  test("is taken by jobs of the environment in the application's repository, and by nobody else", () => {
    expect(trusted(application)).toEqual([
      {
        Effect: "Allow",
        Principal: { Federated: "${aws_iam_openid_connect_provider.github.arn}" },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
            "token.actions.githubusercontent.com:sub": ["repo:acme/agents:environment:dev"],
          },
        },
      },
    ]);
  });

  test("is taken in staging by production as well, which takes its images from there", () => {
    expect(subjects(SETTINGS.staging, "staging")).toEqual([
      "repo:example/multi-agent-orchestrator:environment:staging",
      "repo:example/multi-agent-orchestrator:environment:prod",
    ]);
    expect(subjects(SETTINGS.prod, "prod")).toEqual([
      "repo:example/multi-agent-orchestrator:environment:prod",
    ]);
  });

  test("is not there without an application, and nothing else is different", () => {
    expect(terraform.addresses.filter((address) => !delivery("dev").addresses.includes(address))).toEqual([
      ADDRESS,
      ADDRESS.replace("role", "role_policy"),
    ]);
  });

  test("can't be changed by a deployment", () => {
    const [limit] = statementsOf(terraform, "deploy").filter(({ Sid }) => Sid === "NotItself");
    expect(limit?.Resource).toContain(`arn:aws:iam::${ACCOUNT}:role/delivery-*`);
  });
});
