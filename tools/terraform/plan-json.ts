import { Problem } from "../terminal/problem";

export type Action = "no-op" | "create" | "read" | "update" | "delete" | "forget";

/** One entry of `resource_changes`: the part that is read here. */
export interface ResourceChange {
  readonly address: string;

  /** `managed`, or `data` for what is only looked up. */
  readonly mode: string;

  readonly type: string;
  readonly name: string;

  readonly change: {
    readonly actions: readonly Action[];

    /** What is taken over without being made. @default - nothing is imported */
    readonly importing?: { readonly id?: string };
  };
}

/** The part of `terraform show -json` of a plan that is read here. */
export interface PlanJson {
  readonly format_version: string;
  readonly resource_changes: readonly ResourceChange[];
}

/** @throws Problem when the text is not a plan */
export function parsePlan(text: string, file: string): PlanJson {
  let plan: unknown;
  try {
    plan = JSON.parse(text);
  } catch {
    throw new Problem(`${file} is not a plan: it is not JSON`, [
      "make one: terraform show -json plan.tfplan",
    ]);
  }
  if (typeof plan !== "object" || plan === null || !("format_version" in plan)) {
    throw new Problem(`${file} is not a plan: it has no format_version`, [
      "make one: terraform show -json plan.tfplan",
    ]);
  }
  // A plan without resources leaves the list out.
  return { resource_changes: [], ...plan } as unknown as PlanJson;
}
