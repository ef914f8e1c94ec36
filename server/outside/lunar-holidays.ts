import chineseDays from 'chinese-days';
import { type Day, dayFromIso, dayOfDate } from '#domain/deadline/instant.ts';

/**
 * The holidays of a year that follow the moon or the sun: the eve and first three days of the Spring Festival,
 * Tomb-Sweeping, Dragon Boat and Mid-Autumn Day (State Council Decree 795), in order. Years 2000 … 2099.
 */
export function lunarAndSolarTermHolidays(year: number): Day[] {
  const newYear = dayOfLunarDate(year, 1, 1);
  return [
    newYear - 1,
    newYear,
    newYear + 1,
    newYear + 2,
    dayOfDate(year, 4, tombSweepingDay(year)),
    dayOfLunarDate(year, 5, 5),
    dayOfLunarDate(year, 8, 15),
  ];
}

// The library's table, not Intl's lunar calendar: that one puts the new years of 2027 and 2030 on the wrong day.
function dayOfLunarDate(year: number, month: number, dayOfMonth: number): Day {
  // Given a text the library would read it as UTC and look at it in the time zone of the process.
  const written = chineseDays.getSolarDateFromLunar(new Date(year, month - 1, dayOfMonth, 12)).date;
  const day = dayFromIso(written);
  if (day === undefined) throw new Error(`no day for the lunar date ${year}-${month}-${dayOfMonth}`);
  return day;
}

/** The day of April on which the sun reaches 15°, by the usual formula for this century. */
function tombSweepingDay(year: number): number {
  const inCentury = year % 100;
  return Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4);
}
