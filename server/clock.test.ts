import { expect, test } from 'vitest';
import { clockOf, parseClock } from './clock.ts';

const start = Date.parse('2026-03-02T09:00:00+08:00');
const anchor = Date.parse('2026-01-01T00:00:00Z');

test('a clock sixty times as fast knows when its instants come', () => {
  const setting = parseClock('2026-03-02T09:00:00+08:00*60@2026-01-01T00:00:00Z');
  expect(setting).toEqual({ ok: true, value: { start, speed: 60, anchor } });
  const clock = clockOf({ start, speed: 60, anchor });
  expect(clock.machineInstantOf(start)).toBe(anchor);
  expect(clock.machineInstantOf(start + 3_600_000)).toBe(anchor + 60_000);
});

test('its hand moves on from the start', () => {
  const clock = clockOf({ start, speed: 1000, anchor: undefined });
  const shown = clock.now();
  expect(shown).toBeGreaterThanOrEqual(start);
  expect(shown).toBeLessThan(start + 1000 * 1000);
});

test.each([
  '',
  'now',
  '2026-03-02',
  '2026-03-02T09:00:00',
  '2026-03-02T09:00:00Z*0',
  '2026-03-02T09:00:00Z*-1',
  '2026-03-02T09:00:00Z*2@then',
])('"%s" is no clock', (text) => {
  expect(parseClock(text).ok).toBe(false);
});
