import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { Problem } from "../terminal/problem";
import type { Finding } from "./find-findings";

/** Somebody's word that a finding is meant. */
export interface Waiver {
  readonly rule: string;
  readonly address: string;

  /** @default - in every stack */
  readonly stack?: string;

  readonly reason: string;

  /** Who to ask. */
  readonly owner: string;

  /** Last day on which it counts, `2026-12-31`. */
  readonly expires: string;
}

export interface AcceptedFinding {
  readonly finding: Finding;
  readonly waiver: Waiver;
}

export interface WaiverReport {
  readonly accepted: readonly AcceptedFinding[];

  /** They would have accepted something, and do not count any more. */
  readonly expired: readonly Waiver[];

  /** Nothing that was reviewed is what they accept. */
  readonly unused: readonly Waiver[];
}

/** Where a project keeps them. */
export const WAIVERS_FILE = "waivers.yaml";

const REQUIRED = ["rule", "address", "reason", "owner", "expires"] as const;
const KNOWN: readonly string[] = [...REQUIRED, "stack"];

/** Reads the waivers of a file, if it is there. @throws Problem with everything that is wrong in it */
export function readWaivers(file: string): Waiver[] {
  if (!existsSync(file)) return [];
  let entries: unknown;
  try {
    entries = parse(readFileSync(file, "utf8")) ?? [];
  } catch (error) {
    throw new Problem(`${file} is not YAML`, [(error as Error).message.split("\n")[0] ?? ""]);
  }
  if (!Array.isArray(entries)) throw new Problem(`${file} is not a list of waivers`, ["see docs/review.md"]);
  const problems = entries.flatMap((entry, i) =>
    problemsOf(entry).map((problem) => `waiver ${i + 1}: ${problem}`),
  );
  if (problems.length > 0) throw new Problem(`${file} has ${problems.length} mistakes`, problems);
  return entries.map((entry) => ({ ...entry, expires: day(entry.expires) }));
}

function problemsOf(entry: unknown): string[] {
  if (typeof entry !== "object" || entry === null)
    return ["it has none of rule, address, reason, owner, expires"];
  const fields = entry as Readonly<Record<string, unknown>>;
  const missing = REQUIRED.filter((name) => String(fields[name] ?? "").trim() === "");
  const strange = Object.keys(fields).filter((name) => !KNOWN.includes(name));
  const expires = fields["expires"];
  return [
    ...missing.map((name) => `${name} is missing`),
    ...strange.map((name) => `'${name}' is not one of ${KNOWN.join(", ")}`),
    ...(expires !== undefined && Number.isNaN(Date.parse(day(expires)))
      ? [`expires is '${String(expires)}'; it has to be a date such as 2026-12-31`]
      : []),
  ];
}

function day(date: unknown): string {
  return date instanceof Date ? date.toISOString().slice(0, 10) : String(date);
}

/**
 * Takes out what somebody has accepted.
 *
 * @param today a waiver counts until the end of its last day
 */
export function withoutWaived(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  today: Date,
): { readonly findings: Finding[]; readonly report: WaiverReport } {
  const now = today.toISOString().slice(0, 10);
  const matches = (waiver: Waiver) =>
    findings.filter(
      ({ rule, address, stack }) =>
        rule === waiver.rule && address === waiver.address && (waiver.stack ?? stack) === stack,
    );
  const inForce = waivers.filter(({ expires }) => expires >= now);
  const accepted = inForce.flatMap((waiver) => matches(waiver).map((finding) => ({ finding, waiver })));
  const gone = new Set(accepted.map(({ finding }) => finding));
  return {
    findings: findings.filter((finding) => !gone.has(finding)),
    report: {
      accepted,
      expired: waivers.filter((waiver) => waiver.expires < now && matches(waiver).length > 0),
      unused: waivers.filter((waiver) => matches(waiver).length === 0),
    },
  };
}
