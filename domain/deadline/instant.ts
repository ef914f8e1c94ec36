/** A moment as milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A calendar day in China as days since 1970-01-01; day 0 is a Thursday. */
export type Day = number;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

// China has one time zone and has had no daylight saving time since 1991.
const OFFSET = 8 * HOUR;

/** The day in China on which an instant falls. */
export function dayOf(instant: Instant): Day {
  return Math.floor((instant + OFFSET) / DAY);
}

/** 00:00 of a day. */
export function startOfDay(day: Day): Instant {
  return day * DAY - OFFSET;
}

/** 24:00 of a day, which is 00:00 of the next. A period that ends on a day ends here (Civil Code art. 203). */
export function endOfDay(day: Day): Instant {
  return startOfDay(day + 1);
}

/** Milliseconds since 00:00 of the instant's own day: 0 … DAY − 1. */
export function timeOfDay(instant: Instant): number {
  return instant - startOfDay(dayOf(instant));
}

/** Monday 0 … Sunday 6. */
export function weekdayOf(day: Day): number {
  return modulo(day + 3, 7);
}

/** `2023-05-05T23:59:59.999+08:00`. Years 0000 … 9999. */
export function isoInstant(instant: Instant): string {
  return `${new Date(instant + OFFSET).toISOString().slice(0, -1)}+08:00`;
}

/** `2023-05-05`. */
export function isoDay(day: Day): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The day written as `2023-05-05`, or undefined if there is no such day. */
export function dayFromIso(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = Date.parse(`${text}T00:00:00Z`) / DAY;
  // Date.parse turns 30 February into 2 March; only a real day comes back as it was written.
  return Number.isInteger(day) && isoDay(day) === text ? day : undefined;
}

/** The instant written as ISO 8601 with an offset or `Z`, or undefined. */
export function instantFromIso(text: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const instant = Date.parse(text);
  return Number.isFinite(instant) ? instant : undefined;
}

/** The Gregorian year of a day; arithmetic, because it is asked on hot paths. */
export function yearOf(day: Day): number {
  // Days are counted from 1 March of year 0, so that a leap day is the last day of its year.
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  return era * 400 + yearOfEra + (dayOfYear >= 306 ? 1 : 0);
}

/** The day of a date; `month` 1 … 12. */
export function dayOfDate(year: number, month: number, dayOfMonth: number): Day {
  const fromMarch = month > 2 ? year : year - 1;
  const era = Math.floor(fromMarch / 400);
  const yearOfEra = fromMarch - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
