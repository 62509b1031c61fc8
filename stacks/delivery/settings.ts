import type { Settings } from "./options";

const ORCHESTRATOR = { repository: "example/multi-agent-orchestrator" };
const LLM_PROXY = { repository: "example/llm-proxy" };

const dev: Settings = {};

// Production takes over what was tested in staging, and so reads the images there.
const staging: Settings = {
  applications: {
    "multi-agent-orchestrator": { ...ORCHESTRATOR, environments: ["staging", "prod"] },
    "llm-proxy": { ...LLM_PROXY, environments: ["staging", "prod"] },
  },
};

const prod: Settings = {
  neighbours: ["prd"],
  applications: { "multi-agent-orchestrator": ORCHESTRATOR, "llm-proxy": LLM_PROXY },
};

/** The agent-api that ran before, in the account of prod. */
const prd: Settings = {
  neighbours: ["prod"],
  // An account has one, and the stack of prod makes it.
  oidcProviderArn: "arn:aws:iam::777788889999:oidc-provider/token.actions.githubusercontent.com",
  // What "broad-policies" of agent-api stands for. Out of here once they are off.
  detachable: [
    "service-role/AmazonECSTaskExecutionRolePolicy",
    "AmazonS3FullAccess",
    "CloudWatchFullAccess",
    "SecretsManagerReadWrite",
  ],
};

/** Settings of each environment of backend/environments.ts, and of the live installation beside `prod`. */
export const SETTINGS = { dev, staging, prod, prd } as const;
