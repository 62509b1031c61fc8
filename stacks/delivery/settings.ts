import type { Settings } from "./options";

const dev: Settings = {};
const staging: Settings = {};
const prod: Settings = {};

/** Settings of each environment of backend/environments.ts. */
export const SETTINGS = { dev, staging, prod } as const;
