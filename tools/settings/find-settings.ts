import type { SynthesizedStack } from "../terraform/synthesized-stack";
import { findReaders, type Read, referredTo } from "./find-readers";
import type { Cache, Database, Parameter, Secret, Settings } from "./settings";

const SECRET = "aws_secretsmanager_secret";
const SECRET_VERSION = "aws_secretsmanager_secret_version";
const REPLICATION_GROUP = "aws_elasticache_replication_group";
const DATABASES = { aws_db_instance: "instance", aws_rds_cluster: "cluster" } as const;

/** Characters of a parameter (Systems Manager quotas). */
const LONGEST = { Standard: 4_096, Advanced: 8_192 };

type Block = Readonly<Record<string, unknown>>;

/** Reads from a synthesized stack what its system is told: places, who fills them, who reads them. */
export function findSettings(stack: SynthesizedStack): Settings {
  const { System: system = "", Environment: environment = "" } = stack.defaultTags;
  const id = (name: string) => name.replace(`/${system}/${environment}/`, "");
  const reads = findReaders(stack).map((read) => ({ ...read, address: secretOf(stack, read.address) }));
  const filled = new Set(
    stack.addresses(SECRET_VERSION).map((address) => referredTo(stack.block(address)?.["secret_id"])),
  );
  const databases = databasesOf(stack);
  const secrets = [
    ...named(stack, SECRET).map(({ address, name, block }) => ({
      ...describe(id(name), name, block, readsOf(reads, address)),
      ...keysOf(readsOf(reads, address)),
      filledBy: filled.has(address) ? ("Terraform" as const) : ("people" as const),
    })),
    ...databases.map(({ address, ...database }) => databaseSecret(database, readsOf(reads, address))),
  ].sort(byId);
  return {
    system,
    environment,
    stack: stack.name,
    accountId: stack.accountId,
    region: stack.region,
    secrets,
    parameters: named(stack, "aws_ssm_parameter")
      .map(({ address, name, block }) => parameter(id(name), name, block, readsOf(reads, address)))
      .sort(byId),
    databases: databases.map(({ address: _, ...database }) => database),
    caches: cachesOf(stack, secrets),
  };
}

/** The secret that a version is of; any other address as it is. */
function secretOf(stack: SynthesizedStack, address: string): string {
  if (!address.startsWith(`${SECRET_VERSION}.`)) return address;
  return referredTo(stack.block(address)?.["secret_id"]) ?? address;
}

function readsOf(reads: readonly Read[], address: string): Read[] {
  return reads.filter((read) => read.address === address);
}

/** Resources whose name is known before they are made. */
function named(stack: SynthesizedStack, type: string): { address: string; name: string; block: Block }[] {
  return stack.addresses(type).flatMap((address) => {
    const block = stack.block(address) ?? {};
    const name = block["name"];
    return typeof name === "string" && !name.includes("${") ? [{ address, name, block }] : [];
  });
}

function describe(id: string, name: string, { description = "" }: Block, reads: readonly Read[]) {
  const readers = new Map(reads.map(({ service }) => [`${service.cluster}/${service.name}`, service]));
  return { id, name, description: String(description), readers: [...readers.values()] };
}

function keysOf(reads: readonly Read[]): Pick<Secret, "keys" | "isReadWhole"> {
  const keys = [...new Set(reads.flatMap(({ key }) => key ?? []))].sort();
  return { keys, isReadWhole: reads.some(({ key }) => key === undefined) };
}

function parameter(id: string, name: string, block: Block, reads: readonly Read[]): Parameter {
  const { lifecycle, tier } = block as { lifecycle?: { ignore_changes?: unknown }; tier?: string };
  const ignored = [lifecycle?.ignore_changes ?? []].flat();
  const isTunable = ignored.some((attribute) =>
    ["insecure_value", "value", "all"].includes(String(attribute)),
  );
  const tunedBy = id.startsWith("images/") ? "delivery" : "operators";
  return {
    ...describe(id, name, block, reads),
    value: String(block["insecure_value"] ?? block["value"] ?? ""),
    decidedBy: isTunable ? tunedBy : "code",
    longest: tier === "Advanced" ? LONGEST.Advanced : LONGEST.Standard,
  };
}

function databasesOf(stack: SynthesizedStack): (Database & { address: string })[] {
  return Object.entries(DATABASES).flatMap(([type, kind]) =>
    stack.addresses(type).flatMap((address) => {
      const block = stack.block(address) ?? {};
      if (block["manage_master_user_password"] !== true) return [];
      const identifier = String(block["identifier"] ?? block["cluster_identifier"]);
      return [{ address, kind, identifier, id: address.slice(type.length + 1).replaceAll("_", "-") }];
    }),
  );
}

/** Terraform would keep a token in its state: it makes a secret for one, called `<cache>-auth`, and no more. */
function cachesOf(stack: SynthesizedStack, secrets: readonly Secret[]): Cache[] {
  return stack.addresses(REPLICATION_GROUP).flatMap((address) => {
    const { transit_encryption_mode: mode, replication_group_id: id } = stack.block(address) ?? {};
    const label = address.slice(REPLICATION_GROUP.length + 1).replaceAll("_", "-");
    const token = secrets.find((secret) => secret.id === `${label}-auth`);
    return mode === "required" && token ? [{ replicationGroupId: String(id), token: token.id }] : [];
  });
}

function databaseSecret({ id, identifier }: Database, reads: readonly Read[]): Secret {
  const description = "Login of the database, which RDS changes by itself";
  return {
    ...describe(id, identifier, { description }, reads),
    ...keysOf(reads),
    filledBy: "RDS",
  };
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
