import { expect, test } from 'vitest';
import { citizen, testDesk } from '#server/testing/desk.ts';
import { database } from '#server/testing/world.ts';

const { pool } = await database();
const desk = await testDesk(pool);

const COLUMNS =
  'task_id, payload::text, run_at, key, max_attempts, priority, attempts, last_error, locked_at, locked_by, revision, flags, job_queue_id, is_available';

test('a job that a command writes is the row that add_job would have written', async () => {
  const done = await desk.submit(citizen('resident'));
  const key = `overdue:${done.platform}:${done.number}:1`;
  const { rows: ours } = await pool.query(`select ${COLUMNS} from graphile_worker._private_jobs where key = $1`, [key]);
  expect(ours).toHaveLength(1);
  const { payload, run_at } = ours[0];
  await pool.query('delete from graphile_worker._private_jobs where key = $1', [key]);
  await pool.query(`select graphile_worker.add_job('timer', $1::json, run_at => $2::timestamptz, job_key => $3)`, [
    payload,
    run_at,
    key,
  ]);
  const { rows: theirs } = await pool.query(`select ${COLUMNS} from graphile_worker._private_jobs where key = $1`, [
    key,
  ]);
  expect(ours).toEqual(theirs);
});

test('a timer that moves replaces its row, and one that ends is taken away', async () => {
  const done = await desk.submit(citizen('another'));
  const keys = async () => {
    const { rows } = await pool.query<{ key: string }>(
      'select key from graphile_worker._private_jobs where key like $1 order by key',
      [`%:${done.number}:%`],
    );
    return rows.map(({ key }) => key.replace(`${done.platform}:${done.number}`, '*'));
  };
  expect(await keys()).toEqual(['climb:*:1', 'overdue:*:1', 'unacknowledged:*:1']);
  const clerk = desk.staff('990101001001.clerk');
  await desk.give(done, clerk, { type: 'acknowledge' });
  expect(await keys()).toEqual(['climb:*:1', 'overdue:*:1']);
  await desk.give(done, clerk, { type: 'escalate', reason: '需要街道协调' });
  expect(await keys()).toEqual(['climb:*:2', 'overdue:*:2', 'unacknowledged:*:2']);
});
