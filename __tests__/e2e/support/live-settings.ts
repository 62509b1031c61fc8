import { readFileSync, writeFileSync } from "node:fs";
import type { GivenNetwork } from "./given-network";
import type { ProjectCopy } from "./project-copy";

const SETTINGS = "stacks/agent-api/settings.ts";

/** Puts the network there is in the place of the one that the settings of agent-api-prd name. */
export function settleIn(copy: ProjectCopy, { vpcId, subnets }: GivenNetwork): void {
  const ids = [vpcId, subnets["public-a"], subnets["public-b"]];
  const edited = readFileSync(copy.path(SETTINGS), "utf8").replace(
    /"(?:vpc|subnet)-[0-9a-f]+"/g,
    () => `"${ids.shift()}"`,
  );
  expect(ids).toEqual([]);
  writeFileSync(copy.path(SETTINGS), edited);
}
