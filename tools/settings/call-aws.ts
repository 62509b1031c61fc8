import { connectionProblem, isMissing } from "../bootstrap/aws-connection";
import { Problem } from "../terminal/problem";

/** How often AWS is asked again when it is busy, and how the SDK slows down by itself before that. */
export const PATIENCE = { maxAttempts: 6, retryMode: "adaptive" } as const;

const DENIED = /^(AccessDenied(Exception)?|UnauthorizedOperation|NotAuthorized(Exception)?)$/;
const THROTTLED = /Throttl|TooManyRequests|TooManyUpdates|RequestLimitExceeded/;

/** Actions that carry a value: AWS repeats it in some of its messages. */
const CARRIES_A_VALUE = /:(Put|Modify)/;

/**
 * Waits for an answer of AWS.
 *
 * @param action as a policy names it
 * @throws Problem that says what to do; what is missing is thrown as it is, for whoever knows what that means
 */
export async function callAws<Answer>(action: string, request: Promise<Answer>): Promise<Answer> {
  try {
    return await request;
  } catch (error) {
    if (isMissing(error)) throw error;
    throw awsProblem(action, error);
  }
}

/** The same where something may not be there: nothing is answered then. */
export async function findInAws<Answer>(
  action: string,
  request: Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await callAws(action, request);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** What went wrong, without any value that was sent. */
export function awsProblem(action: string, error: unknown): Problem {
  const { name = "", message = "" } = error as Partial<Error>;
  const connection = connectionProblem(error);
  if (connection) return connection;
  if (DENIED.test(name)) {
    const kms = /\bKMS\b|\bkms:/.test(message)
      ? ["its key has to allow it as well: kms:Decrypt, kms:GenerateDataKey"]
      : [];
    return new Denied(`these credentials may not do ${action}`, [
      message,
      ...kms,
      "ask for that permission, or sign in with another role",
    ]);
  }
  if (THROTTLED.test(name)) {
    return new Problem(
      `AWS has too much to do: ${action} was refused ${PATIENCE.maxAttempts} times (${name})`,
      ["try again in a minute"],
    );
  }
  return new Problem(`AWS refused ${action}: ${name}`, CARRIES_A_VALUE.test(action) ? [] : [message]);
}

/** The person may not do it. */
export class Denied extends Problem {}
