import { readFileSync } from "node:fs";
import { Problem } from "../terminal/problem";

/** State of another stack that a stack reads. */
export interface RemoteState {
  /** Backend it is read from, in a form that can be compared. */
  readonly backend: string;

  /** Outputs that are used. */
  readonly outputs: ReadonlySet<string>;
}

/** What the synthesized code of a stack says and its plan does not. */
export interface Synthesis {
  /** Construct path by address. */
  readonly paths: ReadonlyMap<string, string>;

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
    paths: new Map(Object.entries(resource).flatMap(([type, blocks]) => pathsOf(type, blocks))),
    backend: backend && backendKey(...backend),
    remoteStates: Object.entries(remoteStates).map(([name, { backend: kind, config }]) => ({
      backend: backendKey(kind, config),
      outputs: outputsOf(name, text),
    })),
  };
}

function pathsOf(type: string, blocks: Blocks<Resource>): [string, string][] {
  return Object.entries(blocks).flatMap(([label, block]): [string, string][] => {
    const path = block["//"]?.metadata.path;
    return path ? [[`${type}.${label}`, path]] : [];
  });
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
