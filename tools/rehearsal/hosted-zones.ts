import { CreateHostedZoneCommand, Route53Client } from "@aws-sdk/client-route-53";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import { clientConfig } from "./aws-client";

/**
 * Makes the hosted zones that stacks put records into and don't make: they are there before any stack, as the zone of
 * a registered domain is.
 */
export async function makeGivenZones(endpoint: string, stacks: readonly SynthesizedStack[]): Promise<void> {
  const client = new Route53Client(clientConfig(endpoint, "us-east-1"));
  for (const [zone, Name] of givenZones(stacks)) {
    // The simulated AWS gives a zone this id; AWS itself makes one up.
    await client.send(new CreateHostedZoneCommand({ Name, CallerReference: zone }));
  }
}

/** Zones that records name by their id, and the domain of each: what the names of its records have in common. */
function givenZones(stacks: readonly SynthesizedStack[]): ReadonlyMap<string, string> {
  const zones = new Map<string, string>();
  const records = stacks.flatMap(({ json }) => Object.values(json.resource?.["aws_route53_record"] ?? {}));
  for (const { zone_id: zone, name } of records) {
    if (isLiteral(zone) && isLiteral(name)) zones.set(zone, commonDomain(zones.get(zone) ?? name, name));
  }
  return zones;
}

function isLiteral(value: unknown): value is string {
  return typeof value === "string" && !value.includes("${");
}

function commonDomain(one: string, other: string): string {
  const labels = one.split(".");
  return (
    labels.map((_, index) => labels.slice(index).join(".")).find((domain) => isPartOf(domain, other)) ?? one
  );
}

function isPartOf(domain: string, name: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}
