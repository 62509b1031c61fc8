import type { Change } from "../plan/change";
import type { Difference } from "./difference";
import type { Level } from "./level";
import type { Mark, ReviewedChange, ShownDifference } from "./review";
import { showValue } from "./show-value";

const REASONS: Readonly<Record<string, string>> = {
  replace_because_tainted: "an earlier apply failed on it",
  replace_by_request: "asked for with -replace",
  replace_by_triggers: "replace_triggered_by",
  delete_because_no_resource_config: "not in the code any more",
  delete_because_no_module: "its module is not in the code any more",
  delete_because_wrong_repetition: "count or for_each came or went",
  delete_because_count_index: "count is lower",
  delete_because_each_key: "its key is not in for_each any more",
  delete_because_no_move_target: "it moved to an address that is not in the code",
};

export function reviewedChange(
  change: Change,
  differences: readonly Difference[],
  level: Level,
): ReviewedChange {
  return {
    address: change.address,
    path: change.path,
    mark: markOf(change),
    level,
    ...(change.importId !== undefined && { isImported: true as const }),
    notes: notesOf(change),
    differences: differences.map((difference) => shown(change, difference)),
  };
}

export function markOf({ kind, movedFrom, importId }: Change): Mark {
  switch (kind) {
    case "create":
      return "+";
    case "update":
      return "~";
    case "replace":
      return "±";
    case "delete":
      return "-";
    case "forget":
      return "⊘";
    case "none":
      return importId !== undefined ? "⇥" : movedFrom !== undefined ? "→" : "?";
    default:
      return "?";
  }
}

function notesOf(change: Change): string[] {
  const { order, deposed, reason, movedFrom, importId, actions, kind } = change;
  const known = reason !== undefined && Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
  return [
    ...(order === "create-first" ? ["the new one first"] : []),
    ...(order === "delete-first" ? ["the old one goes first"] : []),
    ...(known ? [known] : []),
    ...(deposed ? [`left over from an earlier replacement (${deposed})`] : []),
    ...(movedFrom ? [`moved from ${movedFrom}`] : []),
    ...(importId !== undefined ? [importId === "" ? "imported" : `imported: ${importId}`] : []),
    ...(actions.includes("forget") ? ["no longer managed, and stays in AWS"] : []),
    ...(kind === "other" ? [`actions: ${actions.join(", ")}`] : []),
  ];
}

function shown({ kind, replacedBy }: Change, { path, before, after }: Difference): ShownDifference {
  const name = path.replace(/\[[^\]]*\]/g, "");
  return {
    path,
    ...(before !== undefined && kind !== "create" && { before: showValue(before) }),
    ...(after !== undefined && kind !== "delete" && { after: showValue(after) }),
    replaces: replacedBy.some((own) => name === own || name.startsWith(`${own}.`)),
  };
}
