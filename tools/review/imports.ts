import type { Plan } from "../plan/plan";
import { kept } from "./kept";

/** What a plan imports. */
export const importsOf = kept((plan: Plan) =>
  plan.changes.filter(({ mode, importId }) => mode === "managed" && importId !== undefined),
);
