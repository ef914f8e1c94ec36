import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at, CALENDAR_2023 } from '#domain/testing/calendar-2023.ts';
import { ROUND_THE_CLOCK } from './calendar.ts';
import { DAY, isoInstant } from './instant.ts';
import { firstOverdue, isOverdue, LIGHTS, light, lightsFor } from './lights.ts';
import { dueAfter, LIMIT_UNITS } from './limits.ts';
import { remaining } from './remaining.ts';
import { working } from './working-time.ts';

const due = at('2023-05-09 24:00');

test('a complex complaint over Labour Day turns yellow below half and red below a fifth', () => {
  // 14 h of 28 April and five working days: 134 h. Half (67 h) is left on 6 May at 05:00, a fifth (26.8 h) on 8 May at 21:12.
  const lights = lightsFor(CALENDAR_2023, at('2023-04-28 10:00'), due);
  expect(isoInstant(lights.yellow_at)).toBe('2023-05-06T05:00:00.001+08:00');
  expect(isoInstant(lights.red_at)).toBe('2023-05-08T21:12:00.001+08:00');
  expect(light(lights, lights.yellow_at - 1)).toBe('blue');
  expect(light(lights, lights.yellow_at)).toBe('yellow');
  expect(light(lights, lights.red_at - 1)).toBe('yellow');
  expect(light(lights, lights.red_at)).toBe('red');
});

test('what happens at the due instant is in time, a millisecond later is not', () => {
  expect(isOverdue(due, due)).toBe(false);
  expect(isOverdue(due, firstOverdue(due))).toBe(true);
});

test('without any working time left from the beginning it is blue until overdue', () => {
  const lights = lightsFor(CALENDAR_2023, at('2023-05-01 08:00'), at('2023-05-01 12:00'));
  expect(light(lights, at('2023-05-01 12:00'))).toBe('blue');
  expect(light(lights, at('2023-05-01 12:00') + 1)).toBe('red');
});

test('what runs round the clock turns in the night', () => {
  const lights = lightsFor(ROUND_THE_CLOCK, at('2023-04-30 22:00'), at('2023-05-01 02:00'));
  expect(light(lights, at('2023-05-01 00:00'))).toBe('blue');
  expect(light(lights, at('2023-05-01 00:30'))).toBe('yellow');
  expect(light(lights, at('2023-05-01 01:30'))).toBe('red');
});

const anyInstant = fc.integer({ min: at('2022-06-01 00:00'), max: at('2024-06-01 00:00') });
const anyLimit = fc.record({ amount: fc.integer({ min: 1, max: 20 }), unit: fc.constantFrom(...LIMIT_UNITS) });
const share = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100);

test('a light is what the remaining working time says, at every instant, and never goes back', () => {
  fc.assert(
    fc.property(
      anyInstant,
      anyLimit,
      fc.nat({ max: 40 * DAY }),
      fc.nat({ max: 5 * DAY }),
      share,
      share,
      (accepted, limit, after, later, a, b) => {
        const until = dueAfter(CALENDAR_2023, accepted, limit);
        const shares = { yellow: Math.max(a, b), red: Math.min(a, b) };
        const stored = lightsFor(CALENDAR_2023, accepted, until, shares);
        const now = accepted + after;
        const whole = working(CALENDAR_2023, accepted, until);
        const left = working(CALENDAR_2023, now, until);
        // In hundredths, so that no share is rounded.
        const below = (s: number) => left * 100 < whole * Math.round(s * 100);
        const expected = now > until || below(shares.red) ? 'red' : below(shares.yellow) ? 'yellow' : 'blue';
        expect(light(stored, now)).toBe(expected);
        expect(LIGHTS.indexOf(light(stored, now + later))).toBeGreaterThanOrEqual(LIGHTS.indexOf(expected));
      },
    ),
    { numRuns: 2000 },
  );
});

test('what is left is said in working days, and what is overdue in days', () => {
  expect(remaining(CALENDAR_2023, due, at('2023-05-06 21:00'))).toEqual({
    overdue: false,
    working_days: 2,
    hours: 3,
    minutes: 0,
  });
  expect(remaining(CALENDAR_2023, due, at('2023-05-07 21:00'))).toEqual({
    overdue: false,
    working_days: 2,
    hours: 0,
    minutes: 0,
  });
  expect(remaining(CALENDAR_2023, due, at('2023-05-09 23:30'))).toEqual({
    overdue: false,
    working_days: 0,
    hours: 0,
    minutes: 30,
  });
  expect(remaining(CALENDAR_2023, due, due)).toEqual({ overdue: false, working_days: 0, hours: 0, minutes: 0 });
  expect(remaining(CALENDAR_2023, due, at('2023-05-11 03:40'))).toEqual({
    overdue: true,
    days: 1,
    hours: 3,
    minutes: 40,
  });
});
