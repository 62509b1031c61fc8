import type { Review } from "../review";
import type { Detail } from "./detail";

type Write = (review: Review, detail: Detail) => string;

/** A part of the comment, which is written again only when less is left of what it looked at. */
export class Section {
  readonly #write: Write;
  readonly #lookedAt = new Map<keyof Detail, unknown>();
  #review: Review | undefined;
  #text = "";

  constructor(write: Write) {
    this.#write = write;
  }

  text(review: Review, detail: Detail): string {
    const isSame = [...this.#lookedAt].every(([name, value]) => detail[name] === value);
    if (review === this.#review && isSame) return this.#text;
    this.#lookedAt.clear();
    const watched = new Proxy(detail, {
      get: (of, name: keyof Detail) => {
        this.#lookedAt.set(name, of[name]);
        return of[name];
      },
    });
    this.#review = review;
    this.#text = this.#write(review, watched);
    return this.#text;
  }
}
