import { type Day, isoDay, weekdayOf, yearOf } from './instant.ts';
import { isWorkingByLaw, workedBeforeByLaw } from './statutory.ts';

/** When offices are open on a working day, in minutes after midnight, in order and without overlap. */
export type OfficeHours = readonly (readonly [opens: number, closes: number])[];

/**
 * The days a city works, as plain data. `kinds`, `workedBefore` and `workingDays` describe the known range
 * `firstDay … lastDay`; outside it the rule `beyond` answers, so that no instant is ever refused.
 */
export interface Calendar {
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Per day of the range: 1 working, 0 rest. */
  readonly kinds: Uint8Array;
  /** Per day of the range and one more: working days of the range before it. */
  readonly workedBefore: Int32Array;
  /** The working days of the range in order. */
  readonly workingDays: Int32Array;
  /** Years inside the range whose official notice is not out; years outside the range are provisional too. */
  readonly provisionalYears: readonly number[];
  readonly beyond: 'by_law' | 'every_day';
  /** The office hours of every working day, from the city's regulation. */
  readonly officeHours: OfficeHours;
}

/** The lists a calendar is built from: official notices, or a city's deviations from them. */
export interface DayLists {
  /** Days off: holidays, also such that fall on a weekend. */
  readonly rest: readonly Day[];
  /** Days worked although they are a Saturday or Sunday (调休上班), or in spite of a holiday. */
  readonly working: readonly Day[];
}

/** 09:00–12:00, 13:30–17:30: the default of the regulation. */
const USUAL_OFFICE_HOURS: OfficeHours = [
  [540, 720],
  [810, 1050],
];

/** Every day and hour counts: what is urgent runs by this one. */
export const ROUND_THE_CLOCK: Calendar = {
  ...derived(0, new Uint8Array(0)),
  provisionalYears: [],
  beyond: 'every_day',
  officeHours: [[0, 1440]],
};

/**
 * Builds a calendar of the days `firstDay … lastDay`: weekends, the holidays fixed by law where a year is
 * provisional, and above both the lists. Throws RangeError if a day stands in both lists.
 */
export function buildCalendar(
  range: { firstDay: Day; lastDay: Day; provisionalYears: readonly number[] },
  lists: DayLists,
  officeHours: OfficeHours = USUAL_OFFICE_HOURS,
): Calendar {
  const kinds = new Uint8Array(range.lastDay - range.firstDay + 1);
  const provisional = new Set(range.provisionalYears);
  for (let i = 0; i < kinds.length; i++) {
    const day = range.firstDay + i;
    // An official notice lists every holiday of its year, so that nothing but weekends is to be added.
    const working = provisional.has(yearOf(day)) ? isWorkingByLaw(day) : weekdayOf(day) < 5;
    kinds[i] = working ? 1 : 0;
  }
  return {
    ...derived(range.firstDay, withLists(range.firstDay, kinds, lists)),
    provisionalYears: [...range.provisionalYears],
    beyond: 'by_law',
    officeHours,
  };
}

/** The same calendar with a city's own days. Days outside the range stretch it by years that stay provisional. */
export function withOverrides(calendar: Calendar, lists: DayLists): Calendar {
  const listed = [...lists.rest, ...lists.working];
  const firstDay = listed.reduce((a, b) => Math.min(a, b), calendar.firstDay);
  const lastDay = listed.reduce((a, b) => Math.max(a, b), calendar.lastDay);
  const kinds = new Uint8Array(lastDay - firstDay + 1);
  const provisional = new Set(calendar.provisionalYears);
  for (let i = 0; i < kinds.length; i++) {
    const day = firstDay + i;
    kinds[i] = isWorkingDay(calendar, day) ? 1 : 0;
    if (day < calendar.firstDay || day > calendar.lastDay) provisional.add(yearOf(day));
  }
  return {
    ...derived(firstDay, withLists(firstDay, kinds, lists)),
    provisionalYears: [...provisional].sort((a, b) => a - b),
    beyond: calendar.beyond,
    officeHours: calendar.officeHours,
  };
}

/** Whether a day is worked. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  if (day >= calendar.firstDay && day <= calendar.lastDay) return calendar.kinds[day - calendar.firstDay] === 1;
  return calendar.beyond === 'every_day' || isWorkingByLaw(day);
}

/** Whether a day's kind rests on the law alone because the year's official notice is not known. */
export function isProvisional(calendar: Calendar, day: Day): boolean {
  if (calendar.beyond === 'every_day') return false;
  return day < calendar.firstDay || day > calendar.lastDay || calendar.provisionalYears.includes(yearOf(day));
}

/** Working days from `firstDay` up to and without `day`; negative before `firstDay`. Any day, constant time. */
export function workedBefore(calendar: Calendar, day: Day): number {
  const { firstDay, lastDay } = calendar;
  if (day < firstDay) return -workedBeyond(calendar, day, firstDay);
  if (day <= lastDay + 1) return calendar.workedBefore[day - firstDay]!;
  return calendar.workingDays.length + workedBeyond(calendar, lastDay + 1, day);
}

/** The working day `day` for which `workedBefore(day)` is `count`. */
export function workingDayAt(calendar: Calendar, count: number): Day {
  const known = calendar.workingDays[count];
  if (known !== undefined) return known;
  // Where the law answers, of any n + 20 days at least n / 2 are worked.
  const reach = 2 * Math.abs(count) + 20;
  let low = count < 0 ? calendar.firstDay - reach : calendar.lastDay;
  let high = count < 0 ? calendar.firstDay : calendar.lastDay + reach;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (workedBefore(calendar, middle) <= count) low = middle;
    else high = middle;
  }
  return low;
}

function workedBeyond(calendar: Calendar, from: Day, to: Day): number {
  return calendar.beyond === 'every_day' ? to - from : workedBeforeByLaw(to) - workedBeforeByLaw(from);
}

function withLists(firstDay: Day, kinds: Uint8Array, lists: DayLists): Uint8Array {
  const rest = new Set(lists.rest);
  for (const day of rest) kinds[day - firstDay] = 0;
  for (const day of lists.working) {
    if (rest.has(day)) throw new RangeError(`${isoDay(day)} is listed both as a working day and as a day off`);
    kinds[day - firstDay] = 1;
  }
  return kinds;
}

function derived(firstDay: Day, kinds: Uint8Array) {
  const workedBefore = new Int32Array(kinds.length + 1);
  for (let i = 0; i < kinds.length; i++) workedBefore[i + 1] = workedBefore[i]! + kinds[i]!;
  const workingDays = new Int32Array(workedBefore[kinds.length]!);
  for (let i = 0; i < kinds.length; i++) if (kinds[i] === 1) workingDays[workedBefore[i]!] = firstDay + i;
  return { firstDay, lastDay: firstDay + kinds.length - 1, kinds, workedBefore, workingDays };
}
