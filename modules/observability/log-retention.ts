import type { Problem } from "../validation/validate";

/** Days CloudWatch Logs can keep events for, from `PutRetentionPolicy` in its API reference. */
const ACCEPTED_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** What is wrong with a retention in days, or nothing when CloudWatch Logs accepts it. */
export function logRetentionProblem(days: number, name = "logRetentionDays"): Problem {
  return !ACCEPTED_DAYS.includes(days) && `${name} must be one of ${ACCEPTED_DAYS.join(", ")}; got ${days}`;
}
