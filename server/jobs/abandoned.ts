import pg from 'pg';
import { connectionOf, type Place, type Queryable } from '#server/store/pool.ts';

// Any number nobody else locks on.
const LOCK = 7_714_005;

/** Kept while the workers of a process run. */
export interface Presence {
  end(): Promise<void>;
}

/**
 * Says that this process runs jobs, and takes up what dead ones left. A worker that is killed leaves its jobs locked for
 * hours; if no other process runs jobs now, every lock is a dead worker's and is lifted. The lock of the database that
 * says so ends with the process, however it ends.
 */
export async function takeUpAbandoned(place: Place): Promise<Presence & { lifted: number }> {
  const client = new pg.Client({ ...connectionOf(place), application_name: 'qingsu jobs', keepAlive: true });
  client.on('error', () => {});
  await client.connect();
  const alone = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [LOCK]);
  const lifted = alone.rows[0]?.alone ? await liftLocks(client) : 0;
  // Shared first, then the other is let go: at no moment does this process look absent.
  await client.query('select pg_advisory_lock_shared($1)', [LOCK]);
  if (alone.rows[0]?.alone) await client.query('select pg_advisory_unlock($1)', [LOCK]);
  return { lifted, end: () => client.end().catch(() => {}) };
}

async function liftLocks(on: Queryable): Promise<number> {
  await on.query(
    'update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null',
  );
  const jobs = await on.query(
    'update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null',
  );
  return jobs.rowCount ?? 0;
}
