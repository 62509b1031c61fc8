import type { Change } from "../../../plan/change";

/** Which way a version goes. `major`: there is no way back. */
export type VersionStep = "major" | "minor" | "down";

/** What such a type runs, where no attribute says it. */
const ENGINES: Readonly<Record<string, string>> = {
  aws_db_instance: "postgres",
  aws_rds_cluster: "aurora-postgresql",
  aws_rds_global_cluster: "aurora-postgresql",
  aws_docdb_cluster: "docdb",
  aws_neptune_cluster: "neptune",
};

/** Which way the version of a database goes; nothing where it stays, or is not known on both sides. */
export function versionStep({ type, kind, before, after }: Change): VersionStep | undefined {
  const standard = ENGINES[type];
  const [from, to] = [before["engine_version"], after["engine_version"]];
  if (kind !== "update" || !standard || typeof from !== "string" || typeof to !== "string") return undefined;
  const engine = typeof before["engine"] === "string" ? before["engine"] : standard;
  const [a, b] = [numbersIn(from), numbersIn(to)];
  // "15" stands for any 15.x: what only one side says is not compared.
  const at = a.findIndex((number, i) => b[i] !== undefined && b[i] !== number);
  if (at < 0) return undefined;
  if ((b[at] ?? 0) < (a[at] ?? 0)) return "down";
  return at < majorLength(engine, a) ? "major" : "minor";
}

/** How many numbers the major part has: 8.0 of MySQL, 15 of PostgreSQL, 9.6 of an old one. */
function majorLength(engine: string, [first = 0]: readonly number[]): number {
  if (/mysql|maria|neptune/.test(engine) || engine === "aurora") return 2;
  return /postgres/.test(engine) && first < 10 ? 2 : 1;
}

function numbersIn(version: string): number[] {
  return (version.match(/\d+/g) ?? []).map(Number);
}
