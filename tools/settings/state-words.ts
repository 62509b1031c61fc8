import type { SecretState } from "./secret-store";
import type { Secret, Setting } from "./settings";

const DAY_MS = 24 * 60 * 60 * 1_000;

/** What became of a secret, in a few words. */
export function stateWords(state: SecretState): string {
  if (state.kind === "scheduled for deletion") return `will be deleted on ${day(state.on)}`;
  if (state.kind !== "set") return state.kind === "not deployed" ? "not deployed yet" : "empty";
  if (state.missing === undefined) return "set, keys unknown: not readable";
  return state.missing.length > 0 ? `misses ${state.missing.join(", ")}` : "set";
}

/** Whether containers would start with it. */
export function isComplete(state: SecretState): boolean {
  return state.kind === "set" && (state.missing ?? []).length === 0;
}

/** `today`, `yesterday`, `3 days ago`. */
export function changedWords(changed: Date | undefined, now = new Date()): string {
  if (!changed) return "";
  const days = Math.floor((now.getTime() - changed.getTime()) / DAY_MS);
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(-Math.max(0, days), "day");
}

/** What containers get of a secret. */
export function keyWords({ keys, isReadWhole }: Secret): string {
  return [...keys, ...(isReadWhole ? ["(whole)"] : [])].join(", ");
}

export function readerWords({ readers }: Setting): string {
  return readers.map(({ name }) => name).join(", ");
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
