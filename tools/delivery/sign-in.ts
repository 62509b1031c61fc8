import type { SynthesizedStack } from "../terraform/synthesized-stack";
import type { Terraform } from "../terraform/terraform";
import { NotSignedIn, notSignedIn } from "./not-signed-in";
import { profileOf } from "./profile";

export interface SignInProps {
  readonly terraform: Terraform;

  /** As it was typed. @default - whoever the environment says */
  readonly profile?: string | undefined;
}

/** Takes Terraform into the accounts of stacks. */
export class SignIn {
  private readonly terraform: Terraform;
  private readonly profile: string | undefined;
  private readonly refused = new Map<string, NotSignedIn>();

  constructor({ terraform, profile }: SignInProps) {
    this.terraform = terraform;
    this.profile = profile;
  }

  /**
   * Gets a stack ready to be planned and applied.
   *
   * @returns Terraform, signed in to the account of the stack
   * @throws NotSignedIn when the profile does not lead there
   */
  async init(stack: SynthesizedStack): Promise<Terraform> {
    if (this.profile === undefined) return init(stack, this.terraform);
    const { accountId } = stack;
    const known = this.refused.get(accountId);
    // What to do about it was said with the first stack.
    if (known) throw new NotSignedIn(known.reason);
    const profile = profileOf(accountId, this.profile);
    try {
      return await init(stack, this.terraform.as(profile));
    } catch (error) {
      const refused = notSignedIn(error, profile, accountId);
      if (!refused) throw error;
      this.refused.set(accountId, refused);
      throw refused;
    }
  }
}

async function init({ directory }: SynthesizedStack, terraform: Terraform): Promise<Terraform> {
  await terraform.require(directory, ["init", "-input=false", "-lockfile=readonly"]);
  return terraform;
}
