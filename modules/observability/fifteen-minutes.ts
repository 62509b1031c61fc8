/**
 * When something that comes and goes by itself is worth waking somebody: after 15 minutes without a break. What is not
 * measured, such as a paused database, is no news.
 */
export const FOR_FIFTEEN_MINUTES = {
  periodSeconds: 300,
  evaluationPeriods: 3,
  datapointsToAlarm: 3,
  treatMissingData: "missing",
} as const;
