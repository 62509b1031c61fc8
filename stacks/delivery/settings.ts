import type { Settings } from "./options";

const ORCHESTRATOR = { repository: "example/multi-agent-orchestrator" };

const dev: Settings = {};

// Production takes over what was tested in staging, and so reads the images there.
const staging: Settings = {
  applications: { "multi-agent-orchestrator": { ...ORCHESTRATOR, environments: ["staging", "prod"] } },
};

const prod: Settings = { applications: { "multi-agent-orchestrator": ORCHESTRATOR } };

/** Settings of each environment of backend/environments.ts. */
export const SETTINGS = { dev, staging, prod } as const;
