import type { Problem } from "../validation/validate";

const FORM = /^db\.[a-z]+[0-9][a-z]*\.(micro|small|medium|[0-9]*x?large)$/;

/** Families that run PostgreSQL up to 12: the RDS user guide, "Supported DB engines for DB instance classes". */
const TOO_OLD = /^db\.(t[12]|m[1-4]|r[34])\./;

/** What is wrong with an instance class; whether a region sells it, only AWS knows. */
export function instanceClassProblem(instanceClass: string): Problem {
  if (!FORM.test(instanceClass)) {
    return `instanceClass must read db.<family>.<size> like db.t3.small, got '${instanceClass}'`;
  }
  return (
    TOO_OLD.test(instanceClass) &&
    `instanceClass must be of a family that runs PostgreSQL 13 and later, such as db.t3; got '${instanceClass}'`
  );
}
