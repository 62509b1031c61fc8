import type { Settings } from "./options";

const OFFICE = { office: "203.0.113.0/24" };
const ZONES = ["us-east-1a", "us-east-1b"];

const dev: Settings = {
  tier: "dev",
  cidr: "10.10.0.0/16",
  zones: ZONES,
  flowLogs: "off",
  callers: OFFICE,
  protocol: "plain-http",
  backupRetentionDays: 1,
  firstValues: { "log-level": "debug" },
  firstImageTag: "0.1.0",
  execEnabled: true,
  subscribers: {},
};

const staging: Settings = {
  tier: "low",
  cidr: "10.11.0.0/16",
  zones: ZONES,
  callers: OFFICE,
  protocol: "https",
  domainName: "staging.llm.example.com",
  hostedZoneId: "Z0123456789STAGING",
  backupRetentionDays: 7,
  firstImageTag: "0.1.0",
  subscribers: { "on-call": "agents-on-call@example.com" },
};

const prod: Settings = {
  tier: "production",
  cidr: "10.12.0.0/16",
  zones: ZONES,
  callers: { internet: "0.0.0.0/0" },
  protocol: "https",
  domainName: "llm.example.com",
  hostedZoneId: "Z0123456789PROD",
  backupRetentionDays: 35,
  firstImageTag: "0.1.0",
  containerInsights: "enhanced",
  subscribers: { "on-call": "agents-on-call@example.com" },
};

/** Settings of each environment of backend/environments.ts. */
export const SETTINGS = { dev, staging, prod } as const;
