import { type Calendar, type OfficeHours, workedBefore, workingDayAt } from './calendar.ts';
import { dayOf, HOUR, type Instant, MINUTE, startOfDay, timeOfDay } from './instant.ts';

/** The first instant at which `hours` office hours have run since `start`. */
export function afterOfficeHours(calendar: Calendar, start: Instant, hours: number): Instant {
  const perDay = openUntil(calendar.officeHours, Number.POSITIVE_INFINITY);
  const day = dayOf(start);
  const days = workedBefore(calendar, day);
  const today = workedBefore(calendar, day + 1) > days ? openUntil(calendar.officeHours, timeOfDay(start)) : 0;
  const target = days * perDay + today + hours * HOUR;
  // An hour that ends with a day ends at that day's closing, not at the next opening.
  const count = Math.ceil(target / perDay) - 1;
  return startOfDay(workingDayAt(calendar, count)) + timeWhenOpenFor(calendar.officeHours, target - count * perDay);
}

/** How long the office has been open at a time of the day. */
function openUntil(spans: OfficeHours, time: number): number {
  let open = 0;
  for (const [opens, closes] of spans) open += Math.max(0, Math.min(time, closes * MINUTE) - opens * MINUTE);
  return open;
}

/** The first time of the day at which the office has been open for `wanted`, more than nothing. */
function timeWhenOpenFor(spans: OfficeHours, wanted: number): number {
  let left = wanted;
  for (const [opens, closes] of spans) {
    const open = (closes - opens) * MINUTE;
    if (left <= open) return opens * MINUTE + left;
    left -= open;
  }
  throw new RangeError('asked for more than a day of office hours');
}
