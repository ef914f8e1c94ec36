import { type Day, dayOfDate, weekdayOf, yearOf } from './instant.ts';

/**
 * The holidays whose date is fixed by law, month and day (State Council Decree 795, in force since 2025-01-01:
 * New Year 1, Labour Day 2, National Day 3 days). The days that follow the moon are not among them.
 */
const FIXED_HOLIDAYS: readonly (readonly [month: number, day: number])[] = [
  [1, 1],
  [5, 1],
  [5, 2],
  [10, 1],
  [10, 2],
  [10, 3],
];

// The Gregorian calendar repeats after 400 years, weekdays included: 146,097 days are exactly 20,871 weeks.
const CYCLE = 400;
const heldBeforeYear = new Int32Array(CYCLE + 1);
for (let year = 0; year < CYCLE; year++) {
  heldBeforeYear[year + 1] = heldBeforeYear[year]! + fixedHolidaysOnWeekdays(year).length;
}

/** The fixed holidays of a year that are not a Saturday or Sunday anyway. */
function fixedHolidaysOnWeekdays(year: number): Day[] {
  return FIXED_HOLIDAYS.map(([month, day]) => dayOfDate(year, month, day)).filter((day) => weekdayOf(day) < 5);
}

/** Whether a day is worked as far as can be told without the year's official notice: no weekend, no fixed holiday. */
export function isWorkingByLaw(day: Day): boolean {
  return weekdayOf(day) < 5 && !fixedHolidaysOnWeekdays(yearOf(day)).includes(day);
}

/** Days worked before `day` by that rule, counted from an arbitrary but constant origin; any day, constant time. */
export function workedBeforeByLaw(day: Day): number {
  const sinceMonday = day + 3;
  const weekdays = Math.floor(sinceMonday / 7) * 5 + Math.min(weekdayOf(day), 5);
  const year = yearOf(day);
  const cycles = Math.floor(year / CYCLE);
  let holidays = cycles * heldBeforeYear[CYCLE]! + heldBeforeYear[year - cycles * CYCLE]!;
  for (const holiday of fixedHolidaysOnWeekdays(year)) if (holiday < day) holidays++;
  return weekdays - holidays;
}
