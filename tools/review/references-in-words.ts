import { REFERENCE } from "../plan/reference-pattern";

const AT_START = new RegExp(`^${REFERENCE.source}`);

/** A reference that is a word of its own, or begins one: `AWS: ${aws_iam_role.ci.arn}`, `${aws_s3_bucket.logs.arn}/*`. */
const READABLE = new RegExp(`(?<=^|: |= |, )${REFERENCE.source}(?=$|[/:,])`, "g");

/** What stands for one thing only: something's ARN, or the account that is planned in. */
const ONE_THING = /^(?:data\.)?aws_\w+\..*[._]arn$|^data\.aws_caller_identity\.[\w-]+\.account_id$/;

/** References without the signs around them, where they can't be taken for a part of a name. */
export function readable(words: string): string {
  return words.replace(READABLE, "$1");
}

export function hasReference(word: string): boolean {
  return word.search(REFERENCE) >= 0;
}

/** Whether a word begins with a reference that may stand for anything, a `*` as well. */
export function isOpen(word: string): boolean {
  const [, reference] = AT_START.exec(word) ?? [];
  return reference !== undefined && !ONE_THING.test(reference);
}
