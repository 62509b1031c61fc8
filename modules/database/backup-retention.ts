import type { Problem } from "../validation/validate";

/** Longest time RDS keeps automated backups for, in days. */
const LONGEST = 35;

/** Two weeks: long enough to notice that data went wrong before the last good backup goes. */
const SHORTEST_WHEN_PROTECTED = 14;

/** What is wrong with the days automated backups are kept for. */
export function backupRetentionProblem(backupRetentionDays: number, isProtected: boolean): Problem {
  const shortest = isProtected ? SHORTEST_WHEN_PROTECTED : 1;
  return (
    !(
      Number.isInteger(backupRetentionDays) &&
      backupRetentionDays >= shortest &&
      backupRetentionDays <= LONGEST
    ) &&
    `backupRetentionDays must be a whole number from ${shortest} to ${LONGEST}` +
      `${isProtected ? " in a protected deployment" : ""}, got ${backupRetentionDays}`
  );
}
