import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Problem } from "../terminal/problem";

/** What cdktf writes for Terraform. */
export const STACK_FILE = "cdk.tf.json";

type Block = Readonly<Record<string, unknown>>;

interface ProviderBlock {
  readonly region: string;

  /** @default - any account */
  readonly allowed_account_ids?: readonly string[];

  /** @default - resources have no tags but their own */
  readonly default_tags?: readonly { readonly tags: Readonly<Record<string, string>> }[];
}

interface ResourceBlock extends Block {
  /** Written by cdktf beside each resource. @default - not written by cdktf */
  readonly "//"?: { readonly metadata: { readonly path: string } };

  /** @default - Terraform's own */
  readonly lifecycle?: { readonly prevent_destroy?: boolean };
}

interface StackJson {
  readonly terraform: { readonly backend?: { readonly s3?: Backend } };
  readonly provider: { readonly aws: readonly ProviderBlock[] };

  /** @default - nothing is deployed */
  readonly resource?: Readonly<Record<string, Readonly<Record<string, ResourceBlock>>>>;

  /** What is looked up. @default - nothing */
  readonly data?: Readonly<Record<string, Readonly<Record<string, Block>>>>;

  /** @default {} */
  readonly locals?: Readonly<Record<string, unknown>>;

  /** @default - nothing is imported */
  readonly import?: readonly { readonly to: string; readonly id: string }[];

  /** @default - every address is what it was */
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
}

/** Where a stack keeps its state. */
export interface Backend {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;

  /** Table that holds the lock. @default - S3's own lock file alone */
  readonly dynamodb_table?: string;
}

/** A stack as Terraform reads it: `cdk.tf.json` in a directory of its own. */
export class SynthesizedStack {
  readonly name: string;
  readonly directory: string;
  readonly json: StackJson;

  constructor(directory: string) {
    this.directory = directory;
    this.name = basename(directory);
    this.json = readStack(join(directory, STACK_FILE));
  }

  /** The bucket, key and lock of its state; nothing for local state. */
  get backend(): Backend | undefined {
    return this.json.terraform.backend?.s3;
  }

  /** Where its state is, for people. */
  get state(): string {
    return this.backend ? `s3://${this.backend.bucket}/${this.backend.key}` : "a local file";
  }

  /** The only account it may touch. */
  get accountId(): string {
    const [accountId] = this.provider.allowed_account_ids ?? [];
    if (!accountId)
      throw new Problem(`${this.name} pins no account: its provider has no allowed_account_ids`);
    return accountId;
  }

  /** Region of the provider that resources use unless they say otherwise. */
  get region(): string {
    return this.provider.region;
  }

  /** Every region it has resources in, its own first. */
  get regions(): string[] {
    return [...new Set([this.region, ...this.json.provider.aws.map(({ region }) => region)])];
  }

  /** Tags that each of its resources gets. */
  get defaultTags(): Readonly<Record<string, string>> {
    return this.provider.default_tags?.[0]?.tags ?? {};
  }

  /** The environment it is for, by its tag; empty without one. */
  get environment(): string {
    return this.defaultTags["Environment"] ?? "";
  }

  get resourceCount(): number {
    return Object.values(this.resourcesByType).reduce((sum, blocks) => sum + Object.keys(blocks).length, 0);
  }

  /** Address of everything Terraform manages. */
  get allAddresses(): string[] {
    return this.resources.map(({ address }) => address);
  }

  /** Addresses of what Terraform refuses to destroy. */
  get protectedAddresses(): string[] {
    return this.resources
      .filter(({ block }) => block.lifecycle?.prevent_destroy === true)
      .map(({ address }) => address);
  }

  /** The part of the architecture each resource belongs to, by address: the first construct of its path. */
  get areas(): ReadonlyMap<string, string> {
    return new Map(
      this.resources.map(({ address, block }) => [address, block["//"]?.metadata.path.split("/")[1] ?? ""]),
    );
  }

  /** Values of an attribute that resources of a type are written with, by address. */
  literals(type: string, attribute: string): string[] {
    return Object.values(this.resourcesByType[type] ?? {})
      .map((block) => block[attribute])
      .filter((value) => typeof value === "string");
  }

  /** Addresses of the resources of a type. */
  addresses(type: string): string[] {
    return Object.keys(this.resourcesByType[type] ?? {}).map((label) => `${type}.${label}`);
  }

  /** What an address is written with; nothing when it is not in the stack. */
  block(address: string): Block | undefined {
    const [type = "", label = ""] = address.split(".");
    return this.resourcesByType[type]?.[label];
  }

  /** Id of what its import blocks take over, by address. */
  get imports(): ReadonlyMap<string, string> {
    return new Map((this.json.import ?? []).map(({ to, id }) => [to, id]));
  }

  /** What an address of its state is called now. */
  movedTo(address: string): string {
    return (this.json.moved ?? []).reduce((now, { from, to }) => (now === from ? to : now), address);
  }

  private get provider(): ProviderBlock {
    const [provider] = this.json.provider?.aws ?? [];
    if (!provider) throw new Problem(`${this.name} configures no AWS provider`, [`in ${this.directory}`]);
    return provider;
  }

  private get resourcesByType(): Readonly<Record<string, Readonly<Record<string, ResourceBlock>>>> {
    return this.json.resource ?? {};
  }

  private get resources(): { address: string; block: ResourceBlock }[] {
    return Object.entries(this.resourcesByType).flatMap(([type, blocks]) =>
      Object.entries(blocks).map(([label, block]) => ({ address: `${type}.${label}`, block })),
    );
  }
}

function readStack(file: string): StackJson {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as StackJson;
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new Problem(`${file} can't be read: ${reason}`, ["synthesize the stacks again: npm run synth"]);
  }
}
