import { expect, test } from 'vitest';
import { database } from '#server/testing/world.ts';
import { takeUpAbandoned } from './abandoned.ts';

const { pool, place } = await database();

async function lockedJob(): Promise<void> {
  await pool.query(`select graphile_worker.add_job('deliver', '{}'::json, job_key => 'left')`);
  await pool.query(
    `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-of-a-dead-process' where key = 'left'`,
  );
}

const locked = async () =>
  (await pool.query(`select 1 from graphile_worker._private_jobs where locked_at is not null`)).rowCount;

test('what a killed worker held is taken up by the next process at once', async () => {
  await lockedJob();
  const presence = await takeUpAbandoned(place);
  expect(presence.lifted).toBe(1);
  expect(await locked()).toBe(0);
  await presence.end();
});

test('while another process runs jobs, its locks are its own', async () => {
  const other = await takeUpAbandoned(place);
  await lockedJob();
  const second = await takeUpAbandoned(place);
  expect(second.lifted).toBe(0);
  expect(await locked()).toBe(1);
  await other.end();
  await second.end();
  const third = await takeUpAbandoned(place);
  expect(third.lifted).toBe(1);
  await third.end();
});
