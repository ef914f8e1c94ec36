import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayFromIso,
  dayOf,
  dayOfDate,
  endOfDay,
  instantFromIso,
  isoDay,
  isoInstant,
  startOfDay,
  timeOfDay,
  weekdayOf,
  yearOf,
} from './instant.ts';

const anyDay = fc.integer({ min: -700_000, max: 2_900_000 });

test('a day in China begins at 16:00 UTC of the day before and ends where the next begins', () => {
  const day = dayFromIso('2023-05-05')!;
  expect(startOfDay(day)).toBe(Date.UTC(2023, 4, 4, 16));
  expect(endOfDay(day)).toBe(startOfDay(day + 1));
  expect(dayOf(endOfDay(day) - 1)).toBe(day);
  expect(dayOf(endOfDay(day))).toBe(day + 1);
  expect(isoInstant(endOfDay(day) - 1)).toBe('2023-05-05T23:59:59.999+08:00');
  expect(timeOfDay(endOfDay(day) - 1)).toBe(86_399_999);
  expect(weekdayOf(day)).toBe(4);
});

test('arithmetic agrees with the platform on any day', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const date = new Date(day * 86_400_000);
      expect(yearOf(day)).toBe(date.getUTCFullYear());
      expect(dayOfDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day);
      expect(weekdayOf(day)).toBe((date.getUTCDay() + 6) % 7);
    }),
  );
});

test('texts come back as they were written, and only such as are a day or an instant', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      expect(dayFromIso(isoDay(day))).toBe(day);
    }),
    { examples: [[0]] },
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), (instant) => {
      expect(instantFromIso(isoInstant(instant))).toBe(instant);
    }),
  );
  for (const text of ['2023-02-30', '2023-5-1', '2023-13-01', '', '2023-05-01T00:00', 'yesterday'])
    expect(dayFromIso(text)).toBeUndefined();
  for (const text of ['2023-05-01', '2023-05-01T25:00+08:00', '2023-05-01T10:00'])
    expect(instantFromIso(text)).toBeUndefined();
});
