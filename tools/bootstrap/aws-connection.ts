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

/** Errors of credentials that were good once. */
const EXPIRED = /^(ExpiredToken(Exception)?|RequestExpired|TokenProviderError|UnauthorizedException)$/;

/** Errors of credentials that AWS does not know, or that there are none of. */
const UNKNOWN = /^(CredentialsProviderError|UnrecognizedClientException|InvalidClientTokenId|Signature\w*)$/;

/** Errors of Node's sockets, and of the SDK when it waits in vain. */
const UNREACHABLE = /^(E[A-Z]{4,}|TimeoutError)$/;

const SIGN_IN = [
  "sign in first: aws sso login --profile <profile>, and export AWS_PROFILE=<profile>",
  "to try it without an account: npm run rehearse -- state-store-dev",
];

/**
 * Makes sure the credentials at hand belong to the account a stack is meant for.
 *
 * @param meant what the account is for
 * @throws Problem without credentials, and with those of another account
 */
export async function assertAccount(
  accountId: string,
  aws: AwsConnection,
  meant = "the stack",
): Promise<void> {
  const { Account, Arn } = await callerIdentity(aws);
  if (Account === accountId) return;
  throw new Problem(`these credentials are for account ${Account}, and ${meant} is for ${accountId}`, [
    `signed in as ${Arn}`,
    "sign in to the other account, or correct accountId in backend/environments.ts",
  ]);
}

/** What to say when AWS does not take the credentials, or is not reached; nothing for any other error. */
export function connectionProblem(error: unknown): Problem | undefined {
  const { name = "", message = "", code = "" } = error as { name?: string; message?: string; code?: string };
  const isUnknown = UNKNOWN.test(name);
  if (EXPIRED.test(name) || (isUnknown && /expired|refresh/i.test(message))) {
    return new Problem("the session with AWS has expired", [
      "sign in again: aws sso login --profile <profile>, or take new keys",
    ]);
  }
  if (isUnknown) return new Problem(`AWS does not say who is signed in: ${message}`, SIGN_IN);
  if (!UNREACHABLE.test(code || name)) return undefined;
  return new Problem(`AWS does not answer: ${message || code}`, ["is there a network, a VPN, a proxy?"]);
}

async function callerIdentity(aws: AwsConnection) {
  try {
    return await new STSClient(aws).send(new GetCallerIdentityCommand({}));
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw connectionProblem(error) ?? new Problem(`AWS does not say who is signed in: ${reason}`, SIGN_IN);
  }
}
