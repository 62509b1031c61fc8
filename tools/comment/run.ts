/** The run of a pipeline that comments. */
export interface Run {
  /** Rises with every run. */
  readonly number: number;

  /** Rises when the same run is started again. */
  readonly attempt: number;

  /** Head of the branch, not the merge that CI checks out. */
  readonly commit: string;
}

/** `128.1` */
export function runName({ number, attempt }: Pick<Run, "number" | "attempt">): string {
  return `${number}.${attempt}`;
}

type Order = Pick<Run, "number" | "attempt">;

/** Whether the first was started after the second. */
export function isNewer(a: Order, b: Order): boolean {
  return a.number === b.number ? a.attempt > b.attempt : a.number > b.number;
}
