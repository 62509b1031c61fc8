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

interface Block {
  readonly "//"?: { readonly metadata?: { readonly path?: string } };
}

interface StackJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly data?: {
    readonly terraform_remote_state?: Readonly<
      Record<string, { readonly backend?: string; readonly config?: object }>
    >;
  };
  readonly terraform?: { readonly backend?: Readonly<Record<string, object>> };
}

/** @throws Problem when the file is not what cdktf writes */
export function readSynthesis(file: string): Synthesis {
  const text = readFileSync(file, "utf8");
  let json: StackJson;
  try {
    json = JSON.parse(text) as StackJson;
  } catch {
    throw new Problem(`${file} is not JSON`, ["synthesize the stacks again: npm run synth"]);
  }
  const [backend] = Object.entries(json.terraform?.backend ?? {});
  return {
    paths: new Map(
      Object.entries(json.resource ?? {}).flatMap(([type, blocks]) =>
        Object.entries(blocks).flatMap(([label, block]): [string, string][] => {
          const path = block["//"]?.metadata?.path;
          return path ? [[`${type}.${label}`, path]] : [];
        }),
      ),
    ),
    backend: backend && backendKey(...backend),
    remoteStates: Object.entries(json.data?.terraform_remote_state ?? {}).map(
      ([name, { backend: kind, config }]) => ({
        backend: backendKey(kind ?? "", config ?? {}),
        outputs: outputsOf(name, text),
      }),
    ),
  };
}

/** What tells one state from another; how it is reached differs between who writes and who reads it. */
function backendKey(kind: string, config: object): string {
  const { bucket = "", key = "", path = "" } = config as Readonly<Record<string, string>>;
  return [kind, bucket, key, path].join(" ");
}

function outputsOf(name: string, text: string): Set<string> {
  const reference = new RegExp(
    `data\\.terraform_remote_state\\.${name}\\.outputs(?:\\.([\\w-]+)|\\[\\\\?"([\\w-]+))`,
    "g",
  );
  return new Set([...text.matchAll(reference)].map(([, dotted, keyed]) => dotted ?? keyed ?? ""));
}
