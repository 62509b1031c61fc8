import { Hidden, type Value } from "../../../plan/values";
import type { Rule } from "../../rule";
import { seenTurn, stays, valueAt } from "./value-at";

const PATHS = ["metadata_options.0.http_tokens", "http_tokens"];

/**
 * Without a token, a request that the machine is tricked into sending is enough to get the credentials of its role.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
 */
export const exposureImds: Rule = {
  id: "exposure.imds",
  check(change) {
    if (!stays(change)) return undefined;
    const path = PATHS.find(
      (one) => is(valueAt(change.before, one), "required") && is(valueAt(change.after, one), "optional"),
    );
    if (path === undefined) return undefined;
    return {
      level: "exposure",
      what: "The instance metadata service answers without a token (http_tokens = optional): who can make the machine send a request gets its role",
      evidence: seenTurn(change, path),
      fix: "leave http_tokens at required, and update the SDK that can't",
    };
  },
};

/** The reader hides what has a token in its name; whether it is a word we know can be asked all the same. */
function is(value: Value | undefined, word: string): boolean {
  return value === word || (value instanceof Hidden && value.isSame(new Hidden(word, value.because)));
}
