import { DatabaseError } from 'pg';
import { expect, test } from 'vitest';
import { gathered } from './gathered.ts';
import type { Queryable } from './pool.ts';

const pool = { query: () => Promise.reject(new Error('not asked here')) } as unknown as Queryable;
const pause = () => new Promise((resolve) => setTimeout(resolve, 2));

function refusal(): DatabaseError {
  return new DatabaseError('refused', 7, 'error');
}

test('what is asked in one turn goes together, and each gets its own answer', async () => {
  const runs: number[][] = [];
  const double = gathered(async (_on, asks: readonly number[]) => {
    runs.push([...asks]);
    return asks.map((n) => n * 2);
  });
  expect(await Promise.all([1, 2, 3].map((n) => double(pool, n)))).toEqual([2, 4, 6]);
  expect(runs).toEqual([[1, 2, 3]]);
});

test('so many statements run at once, with so many in each, and nothing is left or asked twice', async () => {
  const sizes: number[] = [];
  let now = 0;
  let peak = 0;
  const same = gathered(
    async (_on, asks: readonly number[]) => {
      sizes.push(asks.length);
      now++;
      peak = Math.max(peak, now);
      await pause();
      now--;
      return asks;
    },
    { most: 4, atOnce: 2, patience: 0 },
  );
  const asked = Array.from({ length: 30 }, (_, i) => i);
  const answers = await Promise.all(
    asked.map(async (n) => {
      if (n % 3 === 0) await pause();
      return same(pool, n);
    }),
  );
  expect(answers).toEqual(asked);
  expect(peak).toBe(2);
  expect(Math.max(...sizes)).toBe(4);
  expect(sizes.reduce((a, b) => a + b)).toBe(30);
});

test('beside a statement that takes its time another starts; beside a quick one, none', async () => {
  const begun: number[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const slow = gathered(
    async (_on, asks: readonly number[]) => {
      begun.push(...asks);
      if (asks.includes(1)) await held;
      return asks;
    },
    { patience: 30 },
  );
  const first = slow(pool, 1);
  await pause();
  const second = slow(pool, 2);
  await pause();
  expect(begun).toEqual([1]);
  expect(await second).toBe(2);
  release();
  expect(await first).toBe(1);
});

test('an error of the database meets only who caused it', async () => {
  const careful = gathered(async (_on, asks: readonly number[]) => {
    if (asks.includes(2)) throw refusal();
    return asks;
  });
  const answers = await Promise.allSettled([1, 2, 3].map((n) => careful(pool, n)));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('a lost connection is told to everybody at once: what was done is not known, and nothing is run again', async () => {
  let runs = 0;
  const away = gathered(async (_on, _asks: readonly number[]) => {
    runs++;
    throw new Error('Connection terminated');
  });
  const answers = await Promise.allSettled([1, 2, 3].map((n) => away(pool, n)));
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(runs).toBe(1);
});

test('after an error the next is served', async () => {
  let first = true;
  const once = gathered(async (_on, asks: readonly number[]) => {
    if (first) {
      first = false;
      throw refusal();
    }
    return asks;
  });
  await expect(once(pool, 1)).rejects.toThrow('refused');
  expect(await once(pool, 2)).toBe(2);
});
