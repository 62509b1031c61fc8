import type { Review, StackReview } from "../review";
import type { Detail } from "./detail";
import { code, details, table } from "./escape";

/** What is compared with the plans before they are applied. */
export function plannedSection({ stacks }: Review, detail: Detail): string {
  if (stacks.length === 0) return "";
  const rows = stacks.slice(0, detail.stacks).map(rowOf);
  const head = ["Stack", "Plan SHA-256", "State serial / lineage", "Terraform", "Complete"];
  const left = stacks.length - rows.length;
  const body = table(head, rows) + (left > 0 ? `\n\nAnd ${left} more stacks.` : "");
  return details("What was planned (checked again before apply)", body);
}

function rowOf({ name, planned }: StackReview): string[] {
  const { sha256, serial, lineage, terraform, isComplete } = planned;
  const state = [
    ...(serial === undefined ? [] : [code(String(serial))]),
    ...(lineage === undefined ? [] : [code(lineage)]),
  ].join(" / ");
  return [
    code(name),
    sha256 === undefined ? "" : code(sha256),
    state,
    terraform === undefined ? "" : code(terraform),
    isComplete ? "yes" : "**no**",
  ];
}
