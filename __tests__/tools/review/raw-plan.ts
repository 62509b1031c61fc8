import { createHash } from "node:crypto";
import type { ChangeJson, PlanJson, SidesJson } from "../../../tools/plan/plan-json";
import { LongNumber } from "../../../tools/plan/values";
import type { Summary } from "../../../tools/review/summary";

/** Leaves of container definitions that are shown although one of their variables is sensitive. */
const SHOWN_ALL_THE_SAME =
  /^(name|image|cpu|memory|memoryReservation|essential|containerPort|hostPort|protocol)$/;

/**
 * The same plan with other words in every place that must not be told: what is marked sensitive on either side, variables,
 * constants of the configuration, the state, elements of sets in paths.
 *
 * Equal values stay equal, so that a review of it is the same to the last byte, or tells something it must not.
 */
export function withOtherSecrets(plan: PlanJson): PlanJson {
  const changes = (list: readonly ChangeJson[] | undefined) =>
    list && { list: list.map((entry) => ({ ...entry, change: otherSides(entry.change) })) }.list;
  const all = plan as PlanJson & Readonly<Record<string, unknown>>;
  return {
    ...all,
    ...("resource_changes" in all && { resource_changes: changes(plan.resource_changes) ?? [] }),
    ...("resource_drift" in all && { resource_drift: changes(plan.resource_drift) ?? [] }),
    ...(plan.output_changes && {
      output_changes: Object.fromEntries(
        Object.entries(plan.output_changes).map(([name, change]) => [name, otherSides(change)]),
      ),
    }),
    variables: { other: { value: "other" } },
    planned_values: {},
    prior_state: {},
    configuration: withoutConstants(plan.configuration) as PlanJson["configuration"] & object,
  } as PlanJson;
}

function otherSides(change: SidesJson): SidesJson {
  const marked = new Set([
    ...markedPaths(change.before_sensitive, ""),
    ...markedPaths(change.after_sensitive, ""),
  ]);
  return {
    ...change,
    before: other(change.before, "", marked),
    after: other(change.after, "", marked),
    ...(change.replace_paths && {
      replace_paths: change.replace_paths.map((steps) =>
        steps.map((step) => (typeof step === "object" && step !== null ? { other: "element" } : step)),
      ),
    }),
    ...("generated_config" in change && { generated_config: "other" }),
  };
}

/** Paths without positions: a mark on one element of a list goes for all. */
function markedPaths(marks: unknown, path: string): string[] {
  if (marks === true) return [path];
  if (typeof marks !== "object" || marks === null) return [];
  return entries(marks).flatMap(([step, own]) => markedPaths(own, `${path}${step}`));
}

function other(value: unknown, path: string, marked: ReadonlySet<string>): unknown {
  if (marked.has(path)) return path === ".container_definitions" ? otherJson(value) : otherWord(value);
  if (typeof value !== "object" || value === null || value instanceof LongNumber) return value;
  const inside = entries(value).map(([step, own]) => other(own, `${path}${step}`, marked));
  return Array.isArray(value)
    ? inside
    : Object.fromEntries(Object.keys(value).map((name, i) => [name, inside[i]]));
}

function otherJson(text: unknown): unknown {
  if (typeof text !== "string" || !/^\s*[[{]/.test(text)) return otherWord(text);
  return JSON.stringify(JSON.parse(text), (name, value: unknown) =>
    (typeof value === "string" || typeof value === "number") && !SHOWN_ALL_THE_SAME.test(name)
      ? otherWord(value)
      : value,
  );
}

/** Nothing stays nothing, and as much as before: that is no secret. */
function otherWord(value: unknown): unknown {
  if (value === null || value === undefined || value === "" || typeof value === "boolean") return value;
  if (typeof value === "object" && Object.keys(value).length === 0) return value;
  const digest = createHash("sha256").update(JSON.stringify(value)).digest("hex");
  return typeof value === "number" ? Number.parseInt(digest.slice(0, 8), 16) : `other-${digest.slice(0, 10)}`;
}

function entries(value: object): [string, unknown][] {
  if (Array.isArray(value)) return value.map((own) => ["[]", own]);
  return Object.entries(value).map(([name, own]) => [`.${name}`, own]);
}

function withoutConstants(configuration: unknown): unknown {
  if (typeof configuration !== "object" || configuration === null) return configuration;
  if (Array.isArray(configuration)) return configuration.map(withoutConstants);
  return Object.fromEntries(
    Object.entries(configuration)
      .filter(([name]) => name !== "constant_value" && name !== "default")
      .map(([name, own]) => [name, withoutConstants(own)]),
  );
}

/**
 * What Terraform's own line says, counted as Terraform counts it, and what that line leaves out.
 *
 * @see https://github.com/hashicorp/terraform/blob/v1.11.4/internal/command/jsonformat/plan.go
 */
export function countedByTerraform({ resource_changes: changes = [] }: PlanJson): Summary {
  const managed = changes.filter(({ mode }) => mode === "managed");
  const number = (actions: RegExp) =>
    managed.filter(({ change }) => actions.test(change.actions.join(" then "))).length;
  return {
    add: number(/^(create|delete then create|create then delete|create then forget)$/),
    change: number(/^update$/),
    destroy: number(/^(delete|delete then create|create then delete)$/),
    import: managed.filter(({ change }) => change.importing).length,
    move: managed.filter((one) => (one.previous_address ?? one.address) !== one.address).length,
    forget: number(/forget$/),
  };
}
