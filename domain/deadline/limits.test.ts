import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, CALENDAR_2023, day } from '#domain/testing/calendar-2023.ts';
import { withOverrides } from './calendar.ts';
import { dayOf, isoInstant, startOfDay } from './instant.ts';
import { dueAfter, LIMIT_UNITS, type Limit } from './limits.ts';

const due = (accepted: string, amount: number, unit: Limit['unit']) =>
  isoInstant(dueAfter(CALENDAR_2023, at(accepted), { amount, unit }));
const midnight = (iso: string) => isoInstant(at(`${iso} 24:00`));

describe('working days', () => {
  test.each([
    ['2023-04-28 10:00', 2, '2023-05-05', 'over Labour Day: simple'],
    ['2023-04-28 10:00', 5, '2023-05-09', 'over Labour Day: complex, Saturday 6 May counts, Sunday the 7th does not'],
    ['2023-04-28 00:00', 2, '2023-05-05', 'accepted at the first instant of the day'],
    ['2023-04-28 23:59:59.999', 2, '2023-05-05', 'accepted at the last instant of the day'],
    ['2023-04-29 00:00', 2, '2023-05-05', 'accepted a millisecond later, on a day of rest'],
    ['2023-05-01 15:00', 1, '2023-05-04', 'accepted on a holiday'],
    ['2023-05-06 15:00', 1, '2023-05-08', 'accepted on a Saturday that is worked: it does not count itself'],
    ['2023-05-05 15:00', 1, '2023-05-06', 'accepted the day before that Saturday'],
    ['2023-01-20 09:00', 1, '2023-01-28', 'before the Spring Festival: Saturday 28 January is worked'],
    ['2023-01-20 09:00', 5, '2023-02-01', 'over the Spring Festival'],
    ['2023-09-28 17:00', 3, '2023-10-09', 'over National Day: 7, 8, 9 October'],
    ['2023-12-29 12:00', 1, '2024-01-02', 'into the year after, whose notice is not known'],
    ['2023-06-14 12:00', 10, '2023-06-29', 'development: ten working days over the Dragon Boat Festival'],
  ])('accepted %s, %i: due 24:00 of %s (%s)', (accepted, amount, last) => {
    expect(due(accepted, amount, 'working_days')).toBe(midnight(last));
  });
});

describe('calendar days', () => {
  test.each([
    ['2023-05-08 10:00', 3, '2023-05-11'],
    ['2023-04-28 10:00', 1, '2023-05-04'],
    ['2023-05-05 10:00', 1, '2023-05-06'],
    ['2023-05-05 10:00', 2, '2023-05-08'],
    ['2023-09-27 10:00', 7, '2023-10-07'],
  ])('accepted %s, %i: due 24:00 of %s; a rest day moves to the next working day', (accepted, amount, last) => {
    expect(due(accepted, amount, 'calendar_days')).toBe(midnight(last));
  });
});

describe('office hours', () => {
  test.each([
    ['2023-05-08 09:00', 4, '2023-05-08 14:30'],
    ['2023-05-08 11:00', 2, '2023-05-08 14:30'],
    ['2023-05-08 12:30', 2, '2023-05-08 15:30'],
    ['2023-05-08 13:30', 4, '2023-05-08 17:30'],
    ['2023-05-08 16:00', 2, '2023-05-09 09:30'],
    ['2023-05-08 22:00', 2, '2023-05-09 11:00'],
    ['2023-05-05 17:00', 1, '2023-05-06 09:30'],
    ['2023-04-28 17:00', 4, '2023-05-04 14:00'],
    ['2023-05-01 03:00', 2, '2023-05-04 11:00'],
    ['2023-05-08 09:00', 14, '2023-05-09 17:30'],
    ['2023-05-08 09:00', 0.5, '2023-05-08 09:30'],
  ])('from %s %d office hours run until %s', (start, amount, end) => {
    expect(due(start, amount, 'office_hours')).toBe(isoInstant(at(end)));
  });
});

test('hours run through nights and holidays', () => {
  expect(due('2023-04-30 22:00', 4, 'hours')).toBe(isoInstant(at('2023-05-01 02:00')));
});

const anyInstant = fc.integer({ min: at('2022-06-01 00:00'), max: at('2024-06-01 00:00') });
const anyLimit = fc.record({ amount: fc.integer({ min: 1, max: 30 }), unit: fc.constantFrom(...LIMIT_UNITS) });
const anyDay = fc.integer({ min: day('2022-06-01'), max: day('2024-08-01') });

test('who is accepted later is never due earlier', () => {
  fc.assert(
    fc.property(anyInstant, fc.nat({ max: 20 * 86_400_000 }), anyLimit, (accepted, later, limit) => {
      expect(dueAfter(CALENDAR_2023, accepted + later, limit)).toBeGreaterThanOrEqual(
        dueAfter(CALENDAR_2023, accepted, limit),
      );
    }),
    { numRuns: 1000 },
  );
});

test('another holiday never shortens a limit, and another working day never lengthens one', () => {
  fc.assert(
    fc.property(anyInstant, anyLimit, fc.uniqueArray(anyDay, { maxLength: 8 }), (accepted, limit, days) => {
      const before = dueAfter(CALENDAR_2023, accepted, limit);
      expect(
        dueAfter(withOverrides(CALENDAR_2023, { rest: days, working: [] }), accepted, limit),
      ).toBeGreaterThanOrEqual(before);
      expect(dueAfter(withOverrides(CALENDAR_2023, { rest: [], working: days }), accepted, limit)).toBeLessThanOrEqual(
        before,
      );
    }),
    { numRuns: 500 },
  );
});

test('a Saturday that becomes a working day counts: the limit ends a working day earlier', () => {
  const saturday = day('2023-05-13');
  const worked = withOverrides(CALENDAR_2023, { rest: [], working: [saturday] });
  const accepted = at('2023-05-12 10:00');
  expect(dueAfter(CALENDAR_2023, accepted, { amount: 2, unit: 'working_days' })).toBe(at('2023-05-16 24:00'));
  expect(dueAfter(worked, accepted, { amount: 2, unit: 'working_days' })).toBe(at('2023-05-15 24:00'));
  expect(dueAfter(worked, accepted, { amount: 1, unit: 'working_days' })).toBe(at('2023-05-13 24:00'));
});

test('an instant of any year has a due instant', () => {
  for (const year of [1600, 1970, 2011, 2029, 2500, 9000]) {
    const accepted = Date.UTC(year, 5, 1);
    const end = dueAfter(CALENDAR_2023, accepted, { amount: 5, unit: 'working_days' });
    expect(end).toBe(startOfDay(dayOf(end)));
    expect(end - accepted).toBeGreaterThan(5 * 86_400_000);
    expect(end - accepted).toBeLessThan(12 * 86_400_000);
  }
});
