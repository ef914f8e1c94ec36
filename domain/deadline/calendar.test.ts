import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buildCalendar,
  type Calendar,
  isProvisional,
  isWorkingDay,
  ROUND_THE_CLOCK,
  withOverrides,
  workedBefore,
  workingDayAt,
} from './calendar.ts';
import { type Day, dayFromIso } from './instant.ts';

const day = (iso: string): Day => dayFromIso(iso)!;
const days = (...isos: string[]): Day[] => isos.map(day);

const range = { firstDay: day('2023-01-01'), lastDay: day('2024-12-31'), provisionalYears: [2024] };
const calendar = buildCalendar(range, {
  rest: days('2023-05-01', '2023-05-02', '2023-05-03'),
  working: days('2023-04-23', '2023-05-06'),
});

describe('which days are worked', () => {
  test.each([
    ['2023-05-03', false, 'a holiday'],
    ['2023-05-06', true, 'a Saturday that is worked'],
    ['2023-05-07', false, 'a Sunday'],
    ['2023-10-02', true, 'a fixed holiday that the notice of a known year does not name'],
    ['2024-10-02', false, 'a fixed holiday of a provisional year'],
    ['2024-10-04', true, 'the day after the fixed holidays'],
    ['2031-05-02', false, 'a fixed holiday outside the range'],
    ['2031-05-05', true, 'a Monday outside the range'],
    ['1999-01-01', false, 'New Year before the range'],
  ])('%s: %s, %s', (iso, worked) => expect(isWorkingDay(calendar, day(iso))).toBe(worked));

  test('what is not from an official notice is marked', () => {
    expect(
      ['2023-06-01', '2024-06-01', '2022-12-31', '2025-01-01'].map((iso) => isProvisional(calendar, day(iso))),
    ).toEqual([false, true, true, true]);
  });

  test('a city takes and adds days, also outside the range', () => {
    const city = withOverrides(calendar, { rest: days('2023-07-22', '2026-03-03'), working: days('2023-05-01') });
    expect(isWorkingDay(city, day('2023-05-01'))).toBe(true);
    expect(isWorkingDay(city, day('2026-03-03'))).toBe(false);
    expect(isWorkingDay(city, day('2026-03-04'))).toBe(true);
    expect(isWorkingDay(city, day('2023-05-06'))).toBe(true);
    expect(isProvisional(city, day('2025-06-01'))).toBe(true);
    expect(isProvisional(city, day('2023-06-01'))).toBe(false);
  });

  test('a day in both lists is a mistake', () => {
    expect(() => withOverrides(calendar, { rest: days('2023-07-22'), working: days('2023-07-22') })).toThrow(
      '2023-07-22',
    );
  });

  test('round the clock every day is worked', () => {
    for (const iso of ['1970-01-01', '2023-10-01', '2099-05-06'])
      expect(isWorkingDay(ROUND_THE_CLOCK, day(iso))).toBe(true);
    expect(isProvisional(ROUND_THE_CLOCK, day('2099-01-01'))).toBe(false);
  });
});

describe.each<[string, Calendar]>([
  ['a known range', calendar],
  ['round the clock', ROUND_THE_CLOCK],
])('counting days, %s', (_, subject) => {
  const anyDay = fc.oneof(
    fc.integer({ min: range.firstDay - 400, max: range.lastDay + 400 }),
    fc.integer({ min: -400_000, max: 2_900_000 }),
  );

  test('the count grows by one over each working day and by nothing over a day of rest', () => {
    fc.assert(
      fc.property(anyDay, (d) => {
        expect(workedBefore(subject, d + 1) - workedBefore(subject, d)).toBe(isWorkingDay(subject, d) ? 1 : 0);
      }),
      { examples: [[range.firstDay - 1], [range.firstDay], [range.lastDay], [range.lastDay + 1]], numRuns: 2000 },
    );
  });

  test('the day at a count is worked and has that count', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 2_000_000 }), (count) => {
        const d = workingDayAt(subject, count);
        expect([isWorkingDay(subject, d), workedBefore(subject, d)]).toEqual([true, count]);
      }),
      { examples: [[-1], [0], [subject.workingDays.length - 1], [subject.workingDays.length]], numRuns: 500 },
    );
  });
});
