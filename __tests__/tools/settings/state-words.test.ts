import { changedWords, isComplete, stateWords } from "../../../tools/settings/state-words";

const changed = new Date("2026-11-18T12:00:00Z");

test.each([
  [{ kind: "not deployed" } as const, "not deployed yet", false],
  [{ kind: "empty" } as const, "empty", false],
  [{ kind: "scheduled for deletion", on: changed } as const, "will be deleted on 2026-11-18", false],
  [{ kind: "set", changed, missing: ["user"] } as const, "misses user", false],
  [{ kind: "set", changed, missing: [] } as const, "set", true],
  [{ kind: "set", changed } as const, "set, keys unknown: not readable", true],
])("%p is '%s'", (state, words, complete) => {
  expect(stateWords(state)).toBe(words);
  expect(isComplete(state)).toBe(complete);
});

test.each([
  ["2026-11-18T20:00:00Z", "today"],
  ["2026-11-19T13:00:00Z", "yesterday"],
  ["2026-11-21T13:00:00Z", "3 days ago"],
  ["2026-11-18T11:59:00Z", "today"],
])("seen at %s it was changed %s", (now, words) => {
  expect(changedWords(changed, new Date(now))).toBe(words);
});
