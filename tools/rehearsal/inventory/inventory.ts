import { Problem } from "../../terminal/problem";
import { type ClientConfig, clientConfig } from "../aws-client";
import { containers } from "./containers";
import { buckets, caches, data } from "./data";
import { certificates, zones } from "./edge";
import { identity, secrets } from "./identity";
import type { Kinds } from "./kinds";
import type { Inventory } from "./leftovers";
import { network } from "./network";
import { observability } from "./observability";

const REGIONAL = [network, containers, data, caches, observability, secrets, certificates];

/** Listed once: every region gives the same answer. */
const GLOBAL = [identity, buckets, zones];

/**
 * Asks AWS what exists, of the kinds the systems create.
 *
 * What AWS itself makes and keeps is left out: service-linked roles, default parameter groups, keys of its own; and so
 * is what is on its way out: keys and secrets pending deletion, deleted NAT gateways, inactive task definitions.
 *
 * @param endpoint where AWS answers
 * @param regions at least one
 */
export async function inventory(endpoint: string, regions: readonly string[]): Promise<Inventory> {
  const [home = ""] = regions;
  const lines = await Promise.all([
    ...regions.map((region) => list(REGIONAL, clientConfig(endpoint, region), ` (${region})`)),
    list(GLOBAL, clientConfig(endpoint, home), ""),
  ]);
  return new Set(lines.flat().sort());
}

async function list(
  groups: readonly ((config: ClientConfig) => Kinds)[],
  config: ClientConfig,
  place: string,
): Promise<string[]> {
  const kinds = groups.flatMap((group) => Object.entries(group(config)));
  const lines = await Promise.all(
    kinds.map(async ([kind, names]) => {
      const things = await names().catch((error: unknown) => {
        throw new Problem(`can't list what exists of kind '${kind}' at ${config.endpoint}: ${error}`);
      });
      return things.map((thing) => `${kind} ${thing}${place}`);
    }),
  );
  return lines.flat();
}
