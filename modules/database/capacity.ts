import type { Problem } from "../validation/validate";

/** Aurora capacity units (ACU): 2 GiB of memory each, with the CPU that goes with it. */
const SMALLEST = 0.5;
const SMALLEST_MAX = 1;
const LARGEST = 256;

const SHORTEST_PAUSE_SECONDS = 300;
const LONGEST_PAUSE_SECONDS = 86_400;

/** What is wrong with the capacity a database moves between. */
export function capacityProblems(minCapacity: number, maxCapacity: number): Problem[] {
  return [
    minCapacity !== 0 &&
      !isCapacity(minCapacity, SMALLEST) &&
      `minCapacity must be 0, or from ${SMALLEST} to ${LARGEST} in steps of ${SMALLEST}; got ${minCapacity}`,
    !isCapacity(maxCapacity, SMALLEST_MAX) &&
      `maxCapacity must be from ${SMALLEST_MAX} to ${LARGEST} in steps of ${SMALLEST}, got ${maxCapacity}`,
    maxCapacity < minCapacity && `maxCapacity must be minCapacity ${minCapacity} or more, got ${maxCapacity}`,
  ];
}

/** What is wrong with the time after which an idle database is paused. */
export function autoPauseProblem(autoPauseSeconds: number | undefined, minCapacity: number): Problem {
  if (autoPauseSeconds === undefined) return undefined;
  if (minCapacity !== 0) {
    return `autoPauseSeconds must be left out unless minCapacity is 0, got ${autoPauseSeconds} with ${minCapacity}`;
  }
  return (
    !(
      Number.isInteger(autoPauseSeconds) &&
      autoPauseSeconds >= SHORTEST_PAUSE_SECONDS &&
      autoPauseSeconds <= LONGEST_PAUSE_SECONDS
    ) &&
    `autoPauseSeconds must be a whole number from ${SHORTEST_PAUSE_SECONDS} to ${LONGEST_PAUSE_SECONDS}, ` +
      `got ${autoPauseSeconds}`
  );
}

function isCapacity(units: number, least: number): boolean {
  return units >= least && units <= LARGEST && Number.isInteger(units / SMALLEST);
}
