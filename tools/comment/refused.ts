import { plainText, shortened } from "../review/words/plain-review";
import { Problem } from "../terminal/problem";
import { counted } from "../terminal/words";

/** Longest part of a platform's message that is repeated. */
const MESSAGE_LENGTH = 300;

interface Answer {
  readonly platform: string;

  /** `create the comment` */
  readonly doing: string;

  /** HTTP status. @default - there was no answer */
  readonly status: number | undefined;

  readonly message: string;

  /** What each try came to. */
  readonly tried: readonly string[];
}

/** The platform did not do what it was asked for. */
export class Refused extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`${answer.platform} did not ${answer.doing}: ${[answer.status, answer.message].join(" ").trim()}`);
    this.name = "Refused";
    this.answer = answer;
  }

  get status(): number | undefined {
    return this.answer.status;
  }

  /** A comment that is longer than the platform takes: 422 of GitHub, 400 of GitLab, 413 of a proxy. */
  get isTooLong(): boolean {
    const { status, message } = this.answer;
    return status === 413 || ((status === 400 || status === 422) && /\btoo long\b/i.test(message));
  }

  /** Whether it may have been done all the same: the answer is what got lost. */
  get isUncertain(): boolean {
    return this.status === undefined || this.status >= 500;
  }

  /** For the person who reads the log. */
  problem(advice: readonly string[]): Problem {
    const { tried, status, message } = this.answer;
    const saysMore = tried.length > 1 || tried.some((one) => one !== String(status ?? message));
    const tries = saysMore ? [`tried ${counted(tried.length, "time")}: ${tried.join(", ")}`] : [];
    return new Problem(this.message, [...tries, ...advice]);
  }
}

/** A message of a platform or a library in one line, without the token and without what a terminal obeys. */
export function tame(message: string, token: string): string {
  return shortened(plainText(message.replaceAll(token, "***")).trim(), MESSAGE_LENGTH);
}
