import chineseDays from 'chinese-days';
import { afterEach, describe, expect, test } from 'vitest';
import { isProvisional, isWorkingDay } from '#domain/deadline/calendar.ts';
import { dayFromIso, endOfDay, HOUR, isoDay, startOfDay } from '#domain/deadline/instant.ts';
import { dueAfter } from '#domain/deadline/limits.ts';
import { chinaCalendar } from './calendar.ts';
import { lunarAndSolarTermHolidays } from './lunar-holidays.ts';

const day = (iso: string) => dayFromIso(iso)!;
const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('the calendar of China', () => {
  test('is the library on every day of 2012 … 2026', () => {
    process.env.TZ = 'Asia/Shanghai';
    const calendar = chinaCalendar();
    for (let d = day('2012-01-01'); d <= day('2026-12-31'); d++) {
      expect([isoDay(d), isWorkingDay(calendar, d)]).toEqual([isoDay(d), chineseDays.isWorkday(isoDay(d))]);
      expect(isProvisional(calendar, d)).toBe(false);
    }
  });

  test.each(['America/New_York', 'UTC', 'Pacific/Kiritimati'])('is the same when the process stands in %s', (tz) => {
    process.env.TZ = 'Asia/Shanghai';
    const atHome = chinaCalendar();
    process.env.TZ = tz;
    expect(chinaCalendar()).toEqual(atHome);
  });

  test.each([
    // From the State Council's notices: one adjusted working day and one holiday of each year.
    ['2020-02-01', false],
    ['2020-06-28', true],
    ['2021-09-26', true],
    ['2022-04-24', true],
    ['2023-05-06', true],
    ['2023-05-03', false],
    ['2024-02-18', true],
    ['2024-02-09', true],
    ['2025-01-26', true],
    ['2025-10-08', false],
    ['2026-02-14', true],
    ['2026-02-23', false],
  ])('%s is worked: %s', (iso, worked) => {
    expect(isWorkingDay(chinaCalendar(), day(iso))).toBe(worked);
  });

  test('years without a notice are provisional and keep weekends and the holidays of the law', () => {
    const calendar = chinaCalendar();
    expect(calendar.provisionalYears).toEqual([2027, 2028]);
    for (const iso of [
      '2027-01-01',
      '2027-02-05',
      '2027-02-08',
      '2027-04-05',
      '2027-05-01',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
      '2028-01-25',
      '2028-05-28',
    ])
      expect([iso, isWorkingDay(calendar, day(iso))]).toEqual([iso, false]);
    expect(isWorkingDay(calendar, day('2027-10-04'))).toBe(true);
    expect(isProvisional(calendar, day('2027-03-01'))).toBe(true);
  });

  test('a complaint accepted before Labour Day 2023 is due on 5 May, a complex one on 9 May', () => {
    const accepted = startOfDay(day('2023-04-28')) + 10 * HOUR;
    const due = (amount: number) => dueAfter(chinaCalendar(), accepted, { amount, unit: 'working_days' });
    expect([due(2), due(5)]).toEqual([endOfDay(day('2023-05-05')), endOfDay(day('2023-05-09'))]);
  });

  test('a city adds and takes days', () => {
    const calendar = chinaCalendar(undefined, { rest: [day('2026-07-22')], working: [day('2026-07-25')] });
    expect(isWorkingDay(calendar, day('2026-07-22'))).toBe(false);
    expect(isWorkingDay(calendar, day('2026-07-25'))).toBe(true);
  });
});

describe('holidays that follow moon and sun', () => {
  test('are days off in every notice since they became law', () => {
    for (let year = 2012; year <= 2026; year++) {
      for (const d of lunarAndSolarTermHolidays(year)) {
        // Before 2025 the eve of the Spring Festival was not among them, and these two were worked.
        if (['2014-01-30', '2024-02-09'].includes(isoDay(d))) continue;
        expect([isoDay(d), chineseDays.isWorkday(isoDay(d))]).toEqual([isoDay(d), false]);
      }
    }
  });

  test('are seven a year', () => {
    for (let year = 2012; year <= 2060; year++) expect(new Set(lunarAndSolarTermHolidays(year)).size).toBe(7);
    expect(lunarAndSolarTermHolidays(2026).map(isoDay)).toEqual([
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-04-05',
      '2026-06-19',
      '2026-09-25',
    ]);
  });
});
