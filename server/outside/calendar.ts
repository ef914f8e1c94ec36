import chineseDays from 'chinese-days';
import {
  buildCalendar,
  type Calendar,
  type DayLists,
  type OfficeHours,
  withOverrides,
} from '#domain/deadline/calendar.ts';
import { type Day, dayOfDate, isoDay, weekdayOf } from '#domain/deadline/instant.ts';
import { lunarAndSolarTermHolidays } from './lunar-holidays.ts';

const FIRST_YEAR = 2012;
const LAST_YEAR = 2028;

/**
 * China's working days 2012 … 2028 with a city's own days above them. Years whose official notice the library
 * does not know are provisional: weekends and the days that the law itself makes holidays.
 */
export function chinaCalendar(officeHours?: OfficeHours, cityDays?: DayLists): Calendar {
  const rest: Day[] = [];
  const working: Day[] = [];
  const provisionalYears: number[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    if (!hasOfficialNotice(year)) {
      provisionalYears.push(year);
      rest.push(...lunarAndSolarTermHolidays(year));
      continue;
    }
    for (let day = dayOfDate(year, 1, 1); day < dayOfDate(year + 1, 1, 1); day++) {
      const usuallyWorked = weekdayOf(day) < 5;
      const worked = chineseDays.isWorkday(localNoon(day));
      if (worked !== usuallyWorked) (worked ? working : rest).push(day);
    }
  }
  const range = { firstDay: dayOfDate(FIRST_YEAR, 1, 1), lastDay: dayOfDate(LAST_YEAR, 12, 31), provisionalYears };
  const calendar = buildCalendar(range, { rest, working }, officeHours);
  return cityDays ? withOverrides(calendar, cityDays) : calendar;
}

/**
 * The library answers for every year: a day it knows nothing of is worked unless it is a weekend. Three days of
 * October that are all off give a known year away; the first alone can be a Sunday.
 */
function hasOfficialNotice(year: number): boolean {
  return [1, 2, 3].every((dayOfMonth) => chineseDays.isHoliday(localNoon(dayOfDate(year, 10, dayOfMonth))));
}

// The library reads a text as UTC and looks at it in the time zone of the process: west of Greenwich the day before.
function localNoon(day: Day): Date {
  const [year, month, dayOfMonth] = isoDay(day).split('-').map(Number);
  return new Date(year!, month! - 1, dayOfMonth, 12);
}
