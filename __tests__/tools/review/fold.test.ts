import { foldOf } from "../../../tools/review/fold";
import { isOwnNote } from "../../../tools/review/state-notes";

const differs = (path: string, before: unknown, after: unknown) =>
  ({ path, before, after }) as Parameters<typeof isOwnNote>[0];

const IMPORTED = { kind: "update", importId: "a" } as const;
const THERE = { kind: "update", importId: undefined } as const;

test("what Terraform notes for itself need not be read of an import", () => {
  const note = differs("force_destroy", null, false);
  const tag = differs("tags.Owner", undefined, "a");
  expect(foldOf(IMPORTED, [note])).toBe("import");
  expect(foldOf(IMPORTED, [note, tag])).toBe("tags");
  expect(foldOf(IMPORTED, [note, differs("acl", null, "public-read")])).toBeUndefined();
});

test("of what is not imported it is an update as any other", () => {
  expect(foldOf(THERE, [differs("force_destroy", null, false)])).toBeUndefined();
});

test.each([
  ["force_destroy", null, true],
  ["skip_final_snapshot", null, true],
  ["apply_immediately", null, true],
  ["recovery_window_in_days", null, 0],
  ["force_destroy", true, false],
  ["deletion_protection", null, false],
])("%s from %s to %s has to be read", (path, before, after) => {
  expect(isOwnNote(differs(path, before, after))).toBe(false);
});

test.each([
  ["skip_final_snapshot", false],
  ["final_snapshot_identifier", "last"],
  ["recovery_window_in_days", 30],
  ["wait_for_steady_state", true],
])("%s that becomes %s is a note", (path, after) => {
  expect(isOwnNote(differs(path, null, after))).toBe(true);
});

test("an import without a change is one, whatever its provider says beside", () => {
  expect(foldOf({ kind: "none", importId: "" }, [])).toBe("import");
  expect(foldOf({ kind: "none", importId: undefined }, [])).toBeUndefined();
});
