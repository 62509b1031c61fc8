import { type TerraformStack, Testing } from "cdktf";
import type { Place } from "../../modules/naming/deployment";
import { problemsIn } from "../../modules/validation/validate";
import { SystemStack } from "../../stacks/system-stack";

// biome-ignore lint/suspicious/noExplicitAny: what Terraform reads is JSON; tests say what they expect of it.
type Block = Record<string, any>;
type Blocks = Record<string, Record<string, Block>>;

/** What a stack synthesizes, looked up by Terraform address. */
export class Terraform {
  /** The whole document, for what has no address: provider, backend, `moved`. */
  readonly json: Block;

  constructor(stack: TerraformStack) {
    this.json = JSON.parse(Testing.synth(stack)) as Block;
  }

  /** Sorted addresses of every resource. */
  get addresses(): string[] {
    return Object.entries((this.json["resource"] ?? {}) as Blocks)
      .flatMap(([type, blocks]) => Object.keys(blocks).map((label) => `${type}.${label}`))
      .sort();
  }

  /** One resource; an address that does not exist fails with the addresses that do. */
  resource(address: string): Block {
    const [type = "", label = ""] = address.split(".");
    const block = (this.json["resource"] as Blocks | undefined)?.[type]?.[label];
    if (block === undefined) throw new Error(`no ${address} among\n  ${this.addresses.join("\n  ")}`);
    return block;
  }

  /** A JSON document given as a string attribute, such as `policy` or `container_definitions`. */
  document(address: string, attribute: string): Block {
    return JSON.parse(this.resource(address)[attribute]) as Block;
  }

  output(name: string): unknown {
    return this.json["output"]?.[name]?.value;
  }
}

const PLACE = {
  environment: "dev",
  region: "us-east-1",
  accountId: "111122223333",
  isProtected: false,
  owner: "platform",
  costCenter: "1234",
  repository: "github.com/example/agents",
};

/** A stack to build one module in: `test-system-dev`. */
export class TestStack extends SystemStack {
  constructor(place: Partial<Place> = {}) {
    super(Testing.app(), { name: "test-system", shortName: "ts" }, { ...PLACE, ...place });
  }
}

/** Builds something in a fresh stack and returns what Terraform would read. */
export function synthesized(build: (stack: TestStack) => void, place: Partial<Place> = {}): Terraform {
  const stack = new TestStack(place);
  build(stack);
  return new Terraform(stack);
}

/** Builds something in a fresh stack and returns the lines that would refuse it, headings included. */
export function problems(build: (stack: TestStack) => void, place: Partial<Place> = {}): string[] {
  const stack = new TestStack(place);
  build(stack);
  return problemsIn(stack);
}
