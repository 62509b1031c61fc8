/** A span of time for a sentence: `1 day`, `30 days`. */
export function inDays(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
