import { beforeAll, expect, test } from 'vitest';
import { HOUR, type Instant, instantFromIso, MINUTE } from '#domain/deadline/instant.ts';
import { database } from '#server/testing/world.ts';
import { demonstrationClock, type MovableClock } from './demonstration-clock.ts';
import { dueJobs } from './store/due-jobs.ts';
import { readTaskIds } from './store/job-rows.ts';

const { pool } = await database();
const start = instantFromIso('2023-04-10T09:00:00+08:00') ?? 0;

let clock: MovableClock;
let tasks: Awaited<ReturnType<typeof readTaskIds>>;

beforeAll(async () => {
  tasks = await readTaskIds(pool);
  clock = await demonstrationClock(pool, { start, speed: 1, anchor: undefined });
});

async function timer(key: string, at: Instant): Promise<void> {
  await pool.query(
    'insert into graphile_worker._private_jobs (task_id, payload, run_at, key) values ($1, $2, $3, $4)',
    [tasks.timer, JSON.stringify({ at }), new Date(clock.machineInstantOf(at)), key],
  );
}

/** By how much a timer stands away from where the clock wants it, in milliseconds. */
async function offBy(key: string, at: Instant): Promise<number> {
  const { rows } = await pool.query<{ run_at: Date }>(
    'select run_at from graphile_worker._private_jobs where key = $1',
    [key],
  );
  return Math.abs((rows[0]?.run_at.getTime() ?? 0) - clock.machineInstantOf(at));
}

test('timers move with the clock: what may be due soon at once, the rest when it is settled', async () => {
  await timer('soon', start + HOUR);
  await timer('far', start + 48 * HOUR);
  await clock.set(start + HOUR - MINUTE / 2);
  expect(await offBy('soon', start + HOUR)).toBeLessThan(2);
  expect(await offBy('far', start + 48 * HOUR)).toBeGreaterThan(MINUTE);
  await clock.settle();
  expect(await offBy('far', start + 48 * HOUR)).toBeLessThan(2);
});

test('who asks hears what is due and what comes next', async () => {
  expect(await dueJobs(pool, clock.now())).toEqual({ count: 0, timers: 0, next: start + HOUR });
  await clock.set(start + HOUR);
  expect(await dueJobs(pool, clock.now())).toEqual({ count: 1, timers: 1, next: start + 48 * HOUR });
});

test('a timer that a change holds is not waited for, and comes in line afterwards', async () => {
  const client = await pool.connect();
  await client.query(`begin; select 1 from graphile_worker._private_jobs where key = 'far' for update`);
  await clock.set(start + 24 * HOUR);
  await clock.settle();
  expect(await offBy('far', start + 48 * HOUR)).toBeGreaterThan(MINUTE);
  await client.query('commit');
  client.release();
  await clock.settle();
  expect(await offBy('far', start + 48 * HOUR)).toBeLessThan(2);
});
