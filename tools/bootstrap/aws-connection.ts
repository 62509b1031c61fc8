import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { Problem } from "../terminal/problem";

// The clients are pinned to versions that work with Node 20; that later ones will not is nothing to warn about here.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

/** What an AWS SDK client is made with; credentials and endpoint come from the environment, as Terraform's do. */
export interface AwsConnection {
  readonly region: string;
}

/** Whether AWS answered that something is not there. */
export function isMissing(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode === 404 || name === "ResourceNotFoundException" || name === "NotFound";
}

/**
 * Makes sure the credentials at hand belong to the account a stack is meant for.
 *
 * @throws Problem without credentials, and with those of another account
 */
export async function assertAccount(accountId: string, aws: AwsConnection): Promise<void> {
  const { Account, Arn } = await callerIdentity(aws);
  if (Account === accountId) return;
  throw new Problem(`these credentials are for account ${Account}, and the stack is for ${accountId}`, [
    `signed in as ${Arn}`,
    "sign in to the other account, or correct accountId in backend/environments.ts",
  ]);
}

async function callerIdentity(aws: AwsConnection) {
  try {
    return await new STSClient(aws).send(new GetCallerIdentityCommand({}));
  } catch (error) {
    throw new Problem(
      `AWS does not say who is signed in: ${error instanceof Error ? error.message : error}`,
      [
        "sign in first: aws sso login --profile <profile>, and export AWS_PROFILE=<profile>",
        "to try it without an account: npm run rehearse -- state-store-dev",
      ],
    );
  }
}
