import type { Problem } from "../validation/validate";

/** Sizes of gp3 storage for PostgreSQL, in GiB. */
const SMALLEST = 20;
const LARGEST = 65536;

/** Size storage may grow to when nobody says: five times what it begins with. */
export function growthLimit(allocatedGiB: number): number {
  return Math.min(5 * allocatedGiB, LARGEST);
}

/** What is wrong with the size storage begins with, and the size it may grow to. */
export function storageProblems(allocatedGiB: number, maxAllocatedGiB: number): Problem[] {
  // RDS takes no limit that storage would reach with its first step.
  const least = Math.ceil(allocatedGiB + allocatedGiB / 10);
  return [
    sizeProblem("allocatedStorageGiB", allocatedGiB),
    sizeProblem("maxAllocatedStorageGiB", maxAllocatedGiB),
    maxAllocatedGiB < least &&
      `maxAllocatedStorageGiB must be a tenth above allocatedStorageGiB ${allocatedGiB}, ` +
        `so ${least} or more; got ${maxAllocatedGiB}`,
  ];
}

function sizeProblem(name: string, gib: number): Problem {
  return (
    !(Number.isInteger(gib) && gib >= SMALLEST && gib <= LARGEST) &&
    `${name} must be a whole number from ${SMALLEST} to ${LARGEST}, got ${gib}`
  );
}
