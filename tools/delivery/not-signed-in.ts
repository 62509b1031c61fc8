import { Problem } from "../terminal/problem";

/** A profile that does not lead into an account: nothing can be done there, for no stack. */
export class NotSignedIn extends Problem {
  /** What is wrong, without what to do about it. */
  readonly reason: string;

  constructor(reason: string, advice?: string) {
    super(advice === undefined ? reason : `${reason}; ${advice}`);
    this.reason = reason;
  }
}

/** Terraform knows of profiles without credentials, AWS of credentials that it does not take. */
const NOT_TAKEN = /No valid credential sources found.* Error: (.*)|validating provider credentials: (.*)/;

/**
 * What is wrong with a profile, where that is why Terraform can't go on.
 *
 * @param error what came of the first command that needed the profile
 * @returns nothing for any other error
 */
export function notSignedIn(error: unknown, profile: string, accountId: string): NotSignedIn | undefined {
  const said = error instanceof Problem ? error.details.join(" ").replace(/\s+/g, " ") : "";
  if (said.includes("failed to get shared config profile")) {
    return new NotSignedIn(
      `there is no AWS profile '${profile}' for account ${accountId}`,
      `make it with aws configure sso --profile '${profile}', or correct --profile`,
    );
  }
  const [, other] = said.match(/AWS account ID not allowed: (\d+)/) ?? [];
  if (other !== undefined) {
    return new NotSignedIn(
      `the AWS profile '${profile}' is for account ${other}, not for ${accountId}`,
      "correct it, or put {account} into --profile where the names of your profiles have the account",
    );
  }
  const [, ofTerraform, ofAws] = said.match(NOT_TAKEN) ?? [];
  const why = ofTerraform ?? ofAws;
  if (why === undefined) return undefined;
  return new NotSignedIn(
    `the AWS profile '${profile}' does not sign in to account ${accountId}`,
    `sign in with aws sso login --profile '${profile}', or take new keys (${why})`,
  );
}
