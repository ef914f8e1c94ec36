import { type Calendar, isWorkingDay, workedBefore, workingDayAt } from './calendar.ts';
import { DAY, dayOf, type Instant, startOfDay, timeOfDay } from './instant.ts';

/** W: milliseconds of working time between two instants, 24 h for each working day; 0 if `to` is not later. */
export function working(calendar: Calendar, from: Instant, to: Instant): number {
  return from < to ? workedUntil(calendar, to) - workedUntil(calendar, from) : 0;
}

/** The first instant at which no more than `ms` of working time is left until `due`. */
export function instantWithWorkingLeft(calendar: Calendar, due: Instant, ms: number): Instant {
  return whenWorked(calendar, workedUntil(calendar, due) - Math.floor(ms));
}

/** The first instant at which `share` (0 … 1) of the working time between two instants has run. */
export function whenShareHasRun(calendar: Calendar, from: Instant, due: Instant, share: number): Instant {
  const left = working(calendar, from, due) * (1 - share);
  // Rest days at the beginning belong to nobody's share: nothing has run before the period begins.
  return Math.max(from, instantWithWorkingLeft(calendar, due, left));
}

/** When half of a limit has run: then an appeal climbs to the next level by itself. */
export function halfway(calendar: Calendar, from: Instant, due: Instant): Instant {
  return whenShareHasRun(calendar, from, due, 0.5);
}

/** Working time since 00:00 of the calendar's first day; never falls as time passes. */
function workedUntil(calendar: Calendar, instant: Instant): number {
  const day = dayOf(instant);
  const today = isWorkingDay(calendar, day) ? timeOfDay(instant) : 0;
  return workedBefore(calendar, day) * DAY + today;
}

/** The first instant at which `workedUntil` reaches `worked`. */
function whenWorked(calendar: Calendar, worked: number): Instant {
  const count = Math.ceil(worked / DAY) - 1;
  return startOfDay(workingDayAt(calendar, count)) + (worked - count * DAY);
}
