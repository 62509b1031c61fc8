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
  applications: { "multi-agent-orchestrator": ORCHESTRATOR, "llm-proxy": LLM_PROXY },
};

/** Settings of each environment of backend/environments.ts. */
export const SETTINGS = { dev, staging, prod } as const;
