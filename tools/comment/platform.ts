import type { Refused } from "./refused";

/** Where a review is commented. */
export interface Platform {
  /** Bytes of Markdown that are safely below what a comment may have. */
  readonly maxBytes: number;

  /** The author that comments of this token have. */
  author(): Promise<string>;

  /** All of the request, in any order. */
  comments(): Promise<PostedComment[]>;

  create(body: string): Promise<PostedComment>;
  update(comment: PostedComment, body: string): Promise<PostedComment>;

  /** Gets a copy out of the way. */
  retire(comment: PostedComment): Promise<void>;

  /** What to do when the platform refuses. */
  advice(refused: Refused): string[];
}

export interface PostedComment {
  /** Rises with time. */
  readonly id: number;

  /** Id in the GraphQL API. @default - the platform has no other one */
  readonly nodeId?: string;

  readonly author: string;
  readonly body: string;
  readonly url: string;
}
