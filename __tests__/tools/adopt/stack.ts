import { join } from "node:path";
import type { Aws } from "../../../tools/adopt/aws";
import { SynthesizedStack } from "../../../tools/terraform/synthesized-stack";
import { write } from "../temporary";

export const ACCOUNT = "111122223333";

interface Parts {
  readonly resource: object;

  /** @default {} */
  readonly data?: object;

  /** @default {} */
  readonly locals?: object;

  /** @default - nothing moves */
  readonly moved?: readonly object[];

  /** @default - those of shop in dev */
  readonly tags?: object;
}

/** A synthesized stack. */
export function stackWith(
  directory: string,
  { resource, data, locals, moved, tags }: Parts,
): SynthesizedStack {
  const provider = {
    region: "us-east-1",
    allowed_account_ids: [ACCOUNT],
    default_tags: [{ tags: tags ?? { System: "shop", Environment: "dev" } }],
  };
  const json = { terraform: {}, provider: { aws: [provider] }, resource, data, locals, moved };
  write(join(directory, "shop-dev", "cdk.tf.json"), JSON.stringify(json));
  return new SynthesizedStack(join(directory, "shop-dev"));
}

/** An AWS that answers nothing but what it is told to. */
export function awsWith(clients: object): Aws {
  return clients as unknown as Aws;
}
