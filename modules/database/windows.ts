import type { Problem } from "../validation/validate";

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const DAY = `(?:${DAYS.join("|")})`;
const TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";

const BACKUP = new RegExp(`^${TIME}-${TIME}$`);
const MAINTENANCE = new RegExp(`^${DAY}:${TIME}-${DAY}:${TIME}$`);

const MINUTES_A_DAY = 24 * 60;
const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

interface Terms {
  /** What the hours of backups are called. */
  readonly backup: string;

  /** Shorter windows are refused. */
  readonly shortestMinutes: number;
}

const OF_RDS: Terms = { backup: "backupWindow", shortestMinutes: 30 };

interface Window {
  /** Minute of the day it begins; the day of a maintenance window does not matter, as backups are made daily. */
  readonly start: number;
  readonly minutes: number;
}

/** What is wrong with the hours, in UTC, in which AWS makes backups and changes an instance. */
export function windowProblems(
  backupWindow: string,
  maintenanceWindow: string,
  { backup: name, shortestMinutes }: Terms = OF_RDS,
): Problem[] {
  const backup = parse(backupWindow, BACKUP, MINUTES_A_DAY);
  const maintenance = parse(maintenanceWindow, MAINTENANCE, MINUTES_A_WEEK);
  return [
    !backup && `${name} must read hh:mm-hh:mm in UTC like 03:00-04:00, got '${backupWindow}'`,
    !maintenance &&
      "maintenanceWindow must read ddd:hh:mm-ddd:hh:mm in UTC like sun:05:00-sun:06:00, " +
        `got '${maintenanceWindow}'`,
    backup && lengthProblem(name, backup, backupWindow, shortestMinutes),
    maintenance && lengthProblem("maintenanceWindow", maintenance, maintenanceWindow, shortestMinutes),
    backup &&
      maintenance &&
      (startsWithin(backup, maintenance) || startsWithin(maintenance, backup)) &&
      `maintenanceWindow must not overlap ${name} ${backupWindow}, got ${maintenanceWindow}`,
  ];
}

function parse(window: string, form: RegExp, period: number): Window | undefined {
  if (!form.test(window)) return undefined;
  const [from = 0, to = 0] = window.split("-").map(minuteOfTheWeek);
  return { start: from % MINUTES_A_DAY, minutes: (to - from + period) % period };
}

function minuteOfTheWeek(moment: string): number {
  const [minute, hour, day = "sun"] = moment.split(":").reverse();
  return (DAYS.indexOf(day) * 24 + Number(hour)) * 60 + Number(minute);
}

function lengthProblem(name: string, { minutes }: Window, given: string, shortest: number): Problem {
  return (
    (minutes < shortest || minutes >= MINUTES_A_DAY) &&
    `${name} must last from ${shortest} minutes to less than a day, got ${given}`
  );
}

function startsWithin(one: Window, other: Window): boolean {
  return (one.start - other.start + MINUTES_A_DAY) % MINUTES_A_DAY < other.minutes;
}
