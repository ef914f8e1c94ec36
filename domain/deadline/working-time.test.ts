import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, CALENDAR_2023 } from '#domain/testing/calendar-2023.ts';
import { ROUND_THE_CLOCK } from './calendar.ts';
import { DAY, HOUR } from './instant.ts';
import { afterOfficeHours } from './office-hours.ts';
import { halfway, instantWithWorkingLeft, whenShareHasRun, working } from './working-time.ts';

const anyInstant = fc.integer({ min: at('2022-06-01 00:00'), max: at('2024-06-01 00:00') });
const calendars = [
  ['2023', CALENDAR_2023],
  ['round the clock', ROUND_THE_CLOCK],
] as const;

test('24 hours of each working day count, and of a day of rest none', () => {
  expect(working(CALENDAR_2023, at('2023-04-28 10:00'), at('2023-05-05 24:00'))).toBe(14 * HOUR + 2 * DAY);
  expect(working(CALENDAR_2023, at('2023-05-01 10:00'), at('2023-05-03 24:00'))).toBe(0);
  expect(working(CALENDAR_2023, at('2023-05-06 00:00'), at('2023-05-07 12:00'))).toBe(DAY);
  expect(working(CALENDAR_2023, at('2023-05-06 12:00'), at('2023-05-06 11:00'))).toBe(0);
});

describe.each(calendars)('working time, %s', (_, calendar) => {
  test('adds up', () => {
    fc.assert(
      fc.property(fc.tuple(anyInstant, anyInstant, anyInstant), (instants) => {
        const [a, b, c] = instants.sort((x, y) => x - y);
        expect(working(calendar, a!, b!) + working(calendar, b!, c!)).toBe(working(calendar, a!, c!));
      }),
    );
  });

  test('is never more than the time that passes', () => {
    fc.assert(
      fc.property(anyInstant, fc.nat({ max: 40 * DAY }), (from, span) => {
        const counted = working(calendar, from, from + span);
        expect(counted).toBeGreaterThanOrEqual(0);
        expect(counted).toBeLessThanOrEqual(span);
      }),
    );
  });

  test('the instant with so much left is the first one', () => {
    fc.assert(
      fc.property(anyInstant, fc.nat({ max: 30 * DAY }), (due, left) => {
        const instant = instantWithWorkingLeft(calendar, due, left);
        expect(working(calendar, instant, due)).toBe(left);
        expect(working(calendar, instant - 1, due)).toBe(left + 1);
      }),
      {
        examples: [
          [at('2023-05-05 24:00'), DAY],
          [at('2023-05-05 24:00'), 0],
          [at('2023-05-02 12:00'), 0],
        ],
      },
    );
  });
});

test('half of a limit has run at midnight when the limit is two whole days', () => {
  expect(halfway(CALENDAR_2023, at('2023-05-07 20:00'), at('2023-05-09 24:00'))).toBe(at('2023-05-08 24:00'));
  // 14 h of Friday and two working days after the holiday: 31 h are over on 4 May at 17:00.
  expect(halfway(CALENDAR_2023, at('2023-04-28 10:00'), at('2023-05-05 24:00'))).toBe(at('2023-05-04 17:00'));
});

test('a share runs between the beginning and the due instant, and a larger one later', () => {
  fc.assert(
    fc.property(
      anyInstant,
      fc.nat({ max: 30 * DAY }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (from, span, share) => {
        const due = from + span;
        const when = whenShareHasRun(CALENDAR_2023, from, due, share);
        expect(when).toBeGreaterThanOrEqual(from);
        expect(when).toBeLessThanOrEqual(due);
        expect(when).toBeLessThanOrEqual(whenShareHasRun(CALENDAR_2023, from, due, Math.min(1, share + 0.1)));
      },
    ),
  );
});

test('office hours after office hours is the sum of them', () => {
  const hours = fc.integer({ min: 1, max: 200 }).map((quarters) => quarters / 4);
  fc.assert(
    fc.property(anyInstant, hours, hours, (start, a, b) => {
      expect(afterOfficeHours(CALENDAR_2023, afterOfficeHours(CALENDAR_2023, start, a), b)).toBe(
        afterOfficeHours(CALENDAR_2023, start, a + b),
      );
    }),
  );
});
