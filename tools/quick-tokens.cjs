// cdktf records a stack trace for every token (every `.id` or `.arn` that is read) and uses it only to say where a
// token was made when resolving it fails. It is a third of the time of a synthesis and more than half of the tests'.
// CDKTF_TOKEN_TRACES=1 brings the traces back. docs/decisions/0007-token-stack-traces.md says what it gains.
if (!process.env.CDKTF_TOKEN_TRACES) {
  try {
    const traces = require("cdktf/lib/tokens/private/stack-trace");
    if (typeof traces.captureStackTrace === "function") traces.captureStackTrace = () => [];
  } catch {
    // Another version keeps this elsewhere: it is slower, and just as correct.
  }
}
