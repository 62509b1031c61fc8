import { isNothing } from "../review/words/is-nothing";
import { Problem } from "../terminal/problem";
import { counted } from "../terminal/words";
import { runOf } from "./marker";
import type { Platform, PostedComment } from "./platform";
import { Refused } from "./refused";
import { isNewer, type Run, runName } from "./run";
import { type Contents, stickyBody } from "./sticky-body";

/** Bytes below which a review says too little. */
const SMALLEST = 5_000;

/** Times that the comments are looked at before it is given up. */
const LOOKS = 3;

interface OwnComment {
  readonly comment: PostedComment;
  readonly run: Pick<Run, "number" | "attempt">;
}

/**
 * Brings the one comment of a request up to date.
 *
 * @returns what was done, in a line
 * @throws Problem when the platform refuses
 */
export async function stickyComment(
  platform: Platform,
  contents: Contents,
  pause: (seconds: number) => Promise<void>,
): Promise<string> {
  try {
    const author = await platform.author();
    const tried: string[] = [];
    for (let look = 1; ; look += 1) {
      try {
        return await bringUpToDate(platform, author, contents);
      } catch (error) {
        if (!(error instanceof LookAgain)) throw error;
        const { answer } = error.refused;
        tried.push(...answer.tried);
        if (look === LOOKS) throw new Refused({ ...answer, tried });
      }
      await pause(look ** 2);
    }
  } catch (error) {
    throw error instanceof Refused ? error.problem(platform.advice(error)) : error;
  }
}

/** The comments may not be what they were when they were listed. */
class LookAgain extends Error {
  readonly refused: Refused;

  constructor(refused: Refused) {
    super(refused.message);
    this.refused = refused;
  }
}

async function bringUpToDate(platform: Platform, author: string, contents: Contents): Promise<string> {
  const own = ownComments(await platform.comments(), author, contents.id);
  const newer = own.find(({ run }) => isNewer(run, contents.run));
  if (newer) {
    const { run, comment } = newer;
    return `left the comment as it is: run ${runName(run)} wrote it, and this is ${runName(contents.run)}: ${comment.url}`;
  }
  const [kept, ...copies] = own.map(({ comment }) => comment);
  if (!kept) return create(platform, contents);
  const { url } = await update(platform, kept, contents);
  const hidden = await retireAll(platform, copies);
  return `updated ${[url, ...hidden].join("; ")}`;
}

/** The oldest first. Whoever may comment can write a marker, so the author counts as well. */
function ownComments(comments: readonly PostedComment[], author: string, id: string): OwnComment[] {
  return comments
    .filter((comment) => comment.author === author)
    .flatMap((comment) => {
      const run = runOf(comment.body, id);
      return run ? [{ comment, run }] : [];
    })
    .sort((a, b) => a.comment.id - b.comment.id);
}

async function create(platform: Platform, contents: Contents): Promise<string> {
  if (isNothing(contents.review)) return "no changes, and no comment that says otherwise: nothing to do";
  try {
    const { url } = await inBudget(platform, contents, (body) => platform.create(body));
    return `created ${url}`;
  } catch (error) {
    // Trying again without looking would make a second one.
    throw error instanceof Refused && error.isUncertain ? new LookAgain(error) : error;
  }
}

async function update(platform: Platform, kept: PostedComment, contents: Contents): Promise<PostedComment> {
  try {
    return await inBudget(platform, contents, (body) => platform.update(kept, body));
  } catch (error) {
    // Somebody has deleted it in between.
    throw error instanceof Refused && error.status === 404 ? new LookAgain(error) : error;
  }
}

/** What is said is up to date by now: a copy that stays is no reason to fail. */
async function retireAll(platform: Platform, copies: readonly PostedComment[]): Promise<string[]> {
  const refused: Refused[] = [];
  for (const copy of copies) {
    try {
      await platform.retire(copy);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refused.push(error);
    }
  }
  const done = copies.length - refused.length;
  return [
    ...(done > 0 ? [`took ${counted(done, "later copy")} out of the way`] : []),
    ...refused.map(({ message }) => message),
  ];
}

/** A platform counts in its own way: what it finds too long is written shorter. */
async function inBudget<T>(
  { maxBytes: most }: Platform,
  contents: Contents,
  send: (body: string) => Promise<T>,
): Promise<T> {
  for (let maxBytes = most; ; maxBytes = Math.max(SMALLEST, Math.floor(maxBytes / 2))) {
    try {
      return await send(stickyBody(contents, maxBytes));
    } catch (error) {
      if (!(error instanceof Refused && error.isTooLong)) throw error;
      if (maxBytes <= SMALLEST) {
        throw new Problem(error.message, [
          `${SMALLEST} bytes were too many as well; nothing shorter was tried`,
        ]);
      }
    }
  }
}
