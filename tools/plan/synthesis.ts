import { readFileSync } from "node:fs";
import { Problem } from "../terminal/problem";
import type { Attributes } from "./values";
import { writtenPolicies } from "./written-policy";

/** State of another stack that a stack reads. */
export interface RemoteState {
  /** Backend it is read from, in a form that can be compared. */
  readonly backend: string;

  /** Outputs that are used. */
  readonly outputs: ReadonlySet<string>;
}

/** What the synthesized code says of a resource, and its plan does not. */
export interface SynthesizedResource {
  /** Construct path. @default - not synthesized by cdktf */
  readonly path: string | undefined;

  /** Policy documents with references, by attribute: a plan knows such a document after the apply only. */
  readonly policies: Attributes;
}

/** What the synthesized code of a stack says and its plan does not. Nothing in it is secret. */
export interface Synthesis {
  /** By address. */
  readonly resources: ReadonlyMap<string, SynthesizedResource>;

  /** Where its own state is. @default - not said */
  readonly backend: string | undefined;

  readonly remoteStates: readonly RemoteState[];
}

type Blocks<Block> = Readonly<Record<string, Block>>;

interface Resource {
  /** Written by cdktf. @default - not synthesized by it */
  readonly "//"?: { readonly metadata: { readonly path: string } };
}

interface RemoteStateJson {
  readonly backend: string;
  readonly config: object;
}

interface StackJson {
  /** @default - nothing is managed */
  readonly resource?: Blocks<Blocks<Resource>>;

  /** @default - nothing is looked up */
  readonly data?: Blocks<Blocks<unknown>>;

  /** @default - nothing is said */
  readonly terraform?: { readonly backend: Blocks<object> };
}

/** @throws Problem when the file is not what cdktf writes */
export function readSynthesis(file: string): Synthesis {
  const text = readFileSync(file, "utf8");
  try {
    return synthesisOf(JSON.parse(text) as StackJson, text);
  } catch {
    throw new Problem(`${file} is not a synthesized stack`, ["synthesize the stacks again: npm run synth"]);
  }
}

function synthesisOf({ resource = {}, data = {}, terraform }: StackJson, text: string): Synthesis {
  const [backend] = Object.entries(terraform?.backend ?? {});
  const remoteStates = (data["terraform_remote_state"] ?? {}) as Blocks<RemoteStateJson>;
  return {
    resources: new Map(Object.entries(resource).flatMap(([type, blocks]) => resourcesOf(type, blocks))),
    backend: backend && backendKey(...backend),
    remoteStates: Object.entries(remoteStates).map(([name, { backend: kind, config }]) => ({
      backend: backendKey(kind, config),
      outputs: outputsOf(name, text),
    })),
  };
}

function resourcesOf(type: string, blocks: Blocks<Resource>): [string, SynthesizedResource][] {
  return Object.entries(blocks).map(([label, block]) => [
    `${type}.${label}`,
    { path: block["//"]?.metadata.path, policies: writtenPolicies(type, block) },
  ]);
}

/** What tells one state from another; how it is reached differs between who writes and who reads it. */
function backendKey(kind: string, config: object): string {
  const { bucket = "", key = "", path = "" } = config as Readonly<Record<string, string>>;
  return [kind, bucket, key, path].join(" ");
}

const OUTPUT = /data\.terraform_remote_state\.([\w-]+)\.outputs(?:\.([\w-]+)|\[\\?"([\w-]+))/g;

function outputsOf(remoteState: string, text: string): Set<string> {
  const used = [...text.matchAll(OUTPUT)].filter(([, name]) => name === remoteState);
  return new Set(used.map(([, , dotted, keyed]) => dotted ?? keyed ?? ""));
}
