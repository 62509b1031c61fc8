/** Stands for the account of each stack in the name of a profile. */
const ACCOUNT = "{account}";

/** The option, for every command that runs Terraform in the accounts of stacks. */
export const PROFILE_OPTION = [
  "--profile <name>",
  `AWS profile to sign in with; ${ACCOUNT} in it stands for the account of each stack`,
] as const;

/**
 * The profile of an account: `ReadOnlyAccess-{account}` is `ReadOnlyAccess-111122223333` in that one.
 *
 * Names have their account because `aws configure sso` proposes `<role>-<account id>`: `_prompt_for_profile` in the AWS
 * CLI's awscli/customizations/configure/sso.py, and on https://docs.amplify.aws/react/start/account-setup/.
 */
export function profileOf(accountId: string, profile: string): string {
  return profile.replaceAll(ACCOUNT, accountId);
}
