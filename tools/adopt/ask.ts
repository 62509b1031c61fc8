import { isMissing } from "../bootstrap/aws-connection";
import { awsProblem } from "../settings/call-aws";

/** Each service has words of its own for what is not there, and some say it without the status 404. */
const MISSING = /NotFound|NoSuch|DoesNotExist|NotExist/;

/**
 * Waits for an answer of AWS; nothing is answered when what was asked for is not there.
 *
 * @param action as a policy names it
 * @throws Problem that says what to do
 */
export async function ask<Answer>(action: string, request: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await request;
  } catch (error) {
    if (isMissing(error) || MISSING.test((error as Error).name)) return undefined;
    throw awsProblem(action, error);
  }
}

/** The same for a list that comes in pages. */
export async function askAll<Page, Item>(
  action: string,
  pages: AsyncIterable<Page>,
  items: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  const all: Item[] = [];
  const read = async () => {
    for await (const page of pages) all.push(...(items(page) ?? []));
  };
  await ask(action, read());
  return all;
}
