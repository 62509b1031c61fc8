import type { Change } from "../../../plan/change";

/** When a change that needs a restart is made. */
export interface Moment {
  readonly isNow: boolean;

  /** For a sentence: `at once`, `at the maintenance window sun:03:00-sun:04:00`. */
  readonly words: string;
}

/** When an update of a database or a cache is made: the provider asks AWS to wait unless told otherwise. */
export function momentOf({ after }: Change): Moment {
  if (after["apply_immediately"] === true) return { isNow: true, words: "at once" };
  const window = after["maintenance_window"] ?? after["preferred_maintenance_window"];
  const words = "at the maintenance window";
  return { isNow: false, words: typeof window === "string" ? `${words} ${window}` : words };
}
