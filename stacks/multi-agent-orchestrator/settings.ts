import type { BedrockAccess, Settings } from "./options";

const OFFICE = { office: "203.0.113.0/24" };
const ZONES = ["us-east-1a", "us-east-1b"];
const MODELS: BedrockAccess = {
  inferenceProfiles: { claude: "us.anthropic.claude-sonnet-4-20250514-v1:0" },
};
const SERVICES: Settings["services"] = {
  "aws-agent-core": { tasks: 2 },
  langgraph: { tasks: 2 },
  "snowflake-cortex": { tasks: 3 },
};

const dev: Settings = {
  cidr: "10.0.0.0/16",
  zones: ZONES,
  flowLogs: "off",
  callers: OFFICE,
  protocol: "plain-http",
  services: SERVICES,
  firstImageTag: "0.1.0",
  bedrock: MODELS,
  database: { kind: "rds", instanceClass: "db.t3.micro", backupRetentionDays: 7 },
  logLevel: "DEBUG",
  containerInsights: "enabled",
  logRetentionDays: 7,
  execEnabled: true,
  subscribers: {},
};

const staging: Settings = {
  cidr: "10.1.0.0/16",
  zones: ZONES,
  callers: OFFICE,
  protocol: "https",
  domainName: "staging.agents.example.com",
  hostedZoneId: "Z0123456789STAGING",
  services: SERVICES,
  firstImageTag: "0.1.0",
  bedrock: MODELS,
  database: { kind: "rds", instanceClass: "db.t3.small", backupRetentionDays: 7 },
  logRetentionDays: 30,
  subscribers: { "on-call": "agents-on-call@example.com" },
};

const prod: Settings = {
  cidr: "10.2.0.0/16",
  zones: ZONES,
  callers: { internet: "0.0.0.0/0" },
  protocol: "https",
  domainName: "agents.example.com",
  hostedZoneId: "Z0123456789PROD",
  services: SERVICES,
  firstImageTag: "0.1.0",
  bedrock: MODELS,
  database: { kind: "rds", instanceClass: "db.t3.small", multiAz: true, backupRetentionDays: 35 },
  logRetentionDays: 30,
  subscribers: { "on-call": "agents-on-call@example.com" },
};

/** Settings of each environment of backend/environments.ts. */
export const SETTINGS = { dev, staging, prod } as const;
