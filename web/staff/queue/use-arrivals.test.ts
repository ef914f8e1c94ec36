import { expect, test } from 'vitest';
import { nextTick, ref } from 'vue';
import type { AppealSummary } from '#contract/appeal.ts';
import { useArrivals } from './use-arrivals.ts';

const minute = 60_000;
const start = Date.parse('2026-03-02T09:00:00+08:00');
const row = (number: string, since: number) =>
  ({ number, waitingFor: { since: new Date(since).toISOString() } }) as AppealSummary;

function watching(first: AppealSummary[]) {
  const items = ref(first);
  const now = ref<number | undefined>(start);
  const heard: string[][] = [];
  useArrivals(items, now, (appeals) => heard.push(appeals.map(({ number }) => number)));
  return {
    heard,
    async show(at: number, rows: AppealSummary[]) {
      now.value = at;
      items.value = rows;
      await nextTick();
    },
  };
}

test('what is there when the queue is opened is no arrival; what comes later is', async () => {
  const old = row('A', start - 5 * minute);
  const { heard, show } = watching([old]);
  await show(start + 10 * minute, [old, row('B', start + 9 * minute)]);
  expect(heard).toEqual([['B']]);
});

test('an older appeal that only moved onto the page is no arrival', async () => {
  const old = row('A', start - 5 * minute);
  const { heard, show } = watching([old]);
  await show(start + 10 * minute, [old, row('C', start - 600 * minute)]);
  expect(heard).toEqual([]);
});

test('an appeal that comes back to the same desk arrives again, and once', async () => {
  const { heard, show } = watching([row('A', start - 5 * minute), row('B', start)]);
  const back = row('A', start + 20 * minute);
  await show(start + 21 * minute, [row('B', start), back]);
  await show(start + 22 * minute, [back]);
  expect(heard).toEqual([['A']]);
});

test('an empty queue hears of its first appeal', async () => {
  const { heard, show } = watching([]);
  await show(start + 10 * minute, [row('B', start + 9 * minute)]);
  expect(heard).toEqual([['B']]);
});
