import type { SynthesizedStack } from "../terraform/synthesized-stack";
import type { Aws } from "./aws";
import type { Found, Kind, Values } from "./kinds/kind";
import { kindOf, wantsAt } from "./kinds/kinds";
import { NotKnown, References } from "./references";
import { refusal } from "./refusal";

/** What became of looking for an address. */
export type Answer =
  | { readonly kind: "found"; readonly found: Found }
  /** Nothing in AWS fits: it would be created. */
  | { readonly kind: "missing"; readonly why: string }
  /** It may be there, and this can't tell. */
  | { readonly kind: "by hand"; readonly why: string }
  /** It is there, and importing it would do no good. */
  | { readonly kind: "refused"; readonly why: string };

/** Looks for what a stack is written for; what others refer to is looked for once. */
export class Discovery {
  readonly #stack: SynthesizedStack;
  readonly #aws: Aws;
  readonly #references: References;
  readonly #answers = new Map<string, Promise<Answer>>();

  constructor(stack: SynthesizedStack, aws: Aws) {
    this.#stack = stack;
    this.#aws = aws;
    this.#references = new References(stack, (address) => this.#attributesAt(address));
  }

  /** What was found of every address, in their order. */
  async answers(): Promise<Map<string, Answer>> {
    const addresses = this.#stack.allAddresses.sort();
    return new Map(
      await Promise.all(addresses.map(async (address) => [address, await this.answer(address)] as const)),
    );
  }

  answer(address: string): Promise<Answer> {
    const known = this.#answers.get(address) ?? this.#look(address);
    this.#answers.set(address, known);
    return known;
  }

  async #look(address: string): Promise<Answer> {
    const kind = kindOf(address);
    if (!kind) return byHand(address);
    try {
      return await this.#find(address, kind);
    } catch (error) {
      if (error instanceof NotKnown) return this.#without(address, error.reference);
      throw error;
    }
  }

  /** What belongs to something that is not there is not there either; of what only Terraform knows, nobody can tell. */
  async #without(address: string, reference: string): Promise<Answer> {
    const isMissing = this.#stack.block(reference) && (await this.answer(reference)).kind === "missing";
    return isMissing
      ? { kind: "missing", why: `${reference} is not there` }
      : byHand(address, `it depends on ${reference}`);
  }

  async #find(address: string, kind: Kind): Promise<Answer> {
    const values = await this.#references.valuesOf(address, kind);
    const unwritten = kind.by.filter((attribute) => values[attribute] === undefined);
    if (unwritten.length > 0) return byHand(address, `the code does not say ${unwritten.join(", ")}`);
    const [found, ...others] = await kind.find(this.#aws, values);
    if (!found) return { kind: "missing", why: "" };
    if (others.length > 0) {
      return byHand(address, `there are ${[found, ...others].map(({ id }) => id).join(", ")}`);
    }
    const why = refusal(address, this.#stack.block(address), found);
    return why ? { kind: "refused", why } : { kind: "found", found };
  }

  async #attributesAt(address: string): Promise<Values | undefined> {
    if (!this.#stack.block(address)) return undefined;
    const answer = await this.answer(address);
    return answer.kind === "found" ? { id: answer.found.id, ...answer.found.attributes } : undefined;
  }
}

function byHand(address: string, why?: string): Answer {
  const wants = `terraform import wants ${wantsAt(address)}`;
  return { kind: "by hand", why: why ? `${why}; ${wants}` : wants };
}
