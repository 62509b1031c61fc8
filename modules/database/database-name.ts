import type { Problem } from "../validation/validate";

/**
 * Words PostgreSQL keeps for itself: `select word from pg_get_keywords() where catcode in ('R', 'T')` on version 16,
 * and the databases that are there from the start.
 */
const RESERVED = new Set(
  (
    "all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate " +
    "collation column concurrently constraint create cross current_catalog current_date current_role " +
    "current_schema current_time current_timestamp current_user default deferrable desc distinct do else end " +
    "except false fetch for foreign freeze from full grant group having ilike in initially inner intersect into " +
    "is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on " +
    "only or order outer overlaps placing primary references returning right select session_user similar some " +
    "symmetric system_user table tablesample then to trailing true union unique user using variadic verbose when " +
    "where window with postgres rdsadmin template0 template1"
  ).split(" "),
);

/** What is wrong with the name of a database, or nothing when SQL takes it without quotes. */
export function databaseNameProblem(databaseName: string): Problem {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(databaseName)) {
    return (
      "databaseName must be 1 to 63 lower-case letters, digits and underscores, beginning with a letter; " +
      `got '${databaseName}'`
    );
  }
  return (
    RESERVED.has(databaseName) &&
    `databaseName must not be a word PostgreSQL reserves, got '${databaseName}'; '${databaseName}_db' would do`
  );
}

/** Master users that RDS for PostgreSQL refuses, or that are tried first. */
const RESERVED_USERS = new Set(["admin", "postgres", "rdsadmin", "root"]);

/** What is wrong with the name of the user whose password RDS keeps. */
export function usernameProblem(username: string): Problem {
  return (
    (!/^[a-z][a-z0-9_]{0,62}$/.test(username) || RESERVED.has(username) || RESERVED_USERS.has(username)) &&
    "username must be 1 to 63 lower-case letters, digits and underscores, no word PostgreSQL reserves and none that " +
      `is tried first, such as admin; got '${username}'`
  );
}
