/** `aws_s3_bucket.logs.arn`: a name and what it leads to. No function or operator, in which a `*` could hide. */
export const PLAIN = String.raw`[A-Za-z_][\w-]*(?:\.[\w-]+|\[(?:\d+|"[\w./-]+")\])+`;

/** A reference in a text, with its name. */
export const REFERENCE = new RegExp(String.raw`\$\{(${PLAIN})\}`, "g");
