import type { StateResource } from "../terraform/state-resources";
import type { SynthesizedStack } from "../terraform/synthesized-stack";
import type { Found, Orphan } from "./found";

const REFERENCE = /^\$\{(\w+\.\w+)\.\w+\}$/;

/**
 * Tells what exists without being in the state, and which address it belongs to.
 *
 * A resource belongs to an address when everything that is known of it is what the code says there, and nothing else
 * fits there as well. Ids of other resources count once it is clear where those belong, so it goes round until nothing
 * more becomes clear.
 */
export function orphansAmong(
  found: readonly Found[],
  stack: SynthesizedStack,
  state: readonly StateResource[],
): Orphan[] {
  const ids = new Map(state.map(({ address, values }) => [address, String(values["id"])]));
  const lost = found.filter((resource) => !state.some((known) => isSame(known, resource)));
  const belongings = new Map<Found, string>();
  const candidates = (resource: Found) =>
    stack
      .addresses(resource.type ?? "")
      // An address with an id is taken.
      .filter((address) => !ids.has(address) && fits(resource, stack.block(address), ids));
  for (;;) {
    const open = lost
      .filter((resource) => !belongings.has(resource))
      .map((resource) => ({ resource, addresses: candidates(resource) }));
    const claims = open.flatMap(({ addresses }) => addresses);
    const clear = open.flatMap(({ resource, addresses: [address, ...others] }) =>
      address && others.length === 0 && claims.indexOf(address) === claims.lastIndexOf(address)
        ? [{ resource, address }]
        : [],
    );
    if (clear.length === 0) break;
    for (const { resource, address } of clear) {
      belongings.set(resource, address);
      ids.set(address, resource.id);
    }
  }
  return lost.map((resource) => {
    const address = belongings.get(resource);
    if (address === undefined) return { found: resource, id: resource.id, candidates: candidates(resource) };
    const block = stack.block(address);
    const id = completeId(resource, block, ids);
    return { found: resource, address, id, deletion: deletionOf(resource, block), candidates: [] };
  });
}

function isSame({ type, values }: StateResource, found: Found): boolean {
  if ([values["arn"], values["id"]].some((name) => name === found.name || name === found.id)) {
    // Names are used again by other types; ARNs and the ids AWS makes are not.
    return type === found.type || found.name === values["arn"] || /-[0-9a-f]{8,}$/.test(found.id);
  }
  const facts = Object.entries(found.facts);
  return found.isUnique && type === found.type && facts.every(([name, fact]) => values[name] === fact);
}

type Block = ReturnType<SynthesizedStack["block"]>;

function fits({ facts }: Found, block: Block, ids: ReadonlyMap<string, string>): boolean {
  return Object.entries(facts).every(([path, fact]) => {
    const written = valueAt(block, path);
    const [, address] = REFERENCE.exec(String(written)) ?? [];
    return (address ? ids.get(address) : written) === fact;
  });
}

function valueAt(block: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], block);
}

/** A private namespace is imported with the VPC it is in. */
function completeId({ type, id }: Found, block: Block, ids: ReadonlyMap<string, string>): string {
  if (type !== "aws_service_discovery_private_dns_namespace") return id;
  const [, vpc = ""] = REFERENCE.exec(String(block?.["vpc"])) ?? [];
  return `${id}:${ids.get(vpc) ?? block?.["vpc"]}`;
}

/**
 * Imported, the text of a parameter is never read into `insecure_value`, and every plan wants to write it again (AWS
 * provider 5.100). The one whose text Terraform does not follow can be imported all the same.
 */
function deletionOf({ type, id }: Found, block: Block): string | undefined {
  const { insecure_value, lifecycle } = (block ?? {}) as {
    insecure_value?: string;
    lifecycle?: { ignore_changes?: readonly string[] };
  };
  const isWritten = insecure_value !== undefined && !lifecycle?.ignore_changes?.includes("insecure_value");
  return type === "aws_ssm_parameter" && isWritten ? `aws ssm delete-parameter --name ${id}` : undefined;
}
