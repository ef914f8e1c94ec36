import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { type Instant, isoInstant } from '#domain/deadline/instant.ts';
import { type Attempt, done, failed } from '#server/attempt.ts';
import type { Clock } from '#server/clock.ts';

const PATIENCE = 10_000;

/**
 * Closes a platform's days before an instant: no write of the door puts an entry there any more. Resolves when those
 * that had begun before have ended; false when one of them takes too long, and it must be tried again.
 *
 * A statement locks its tables before it takes its view of the data. So whoever does not see the closing held its lock
 * on `entry` when the closing was committed, and is found among the locks; nobody has to wait for us.
 */
export async function closeDays(
  pool: pg.Pool,
  platform: string,
  before: Instant,
  patience = PATIENCE,
): Promise<boolean> {
  await pool.query(
    `insert into closed_before (platform, at) values ($1, $2)
     on conflict (platform) do update set at = excluded.at where closed_before.at < excluded.at`,
    [platform, new Date(before)],
  );
  const writers = async () => {
    const { rows } = await pool.query<{ transaction: string }>(
      `select distinct virtualtransaction as transaction from pg_locks
       where locktype = 'relation' and relation = 'entry'::regclass and mode = 'RowExclusiveLock' and granted
         and database = (select oid from pg_database where datname = current_database())`,
    );
    return rows.map((row) => row.transaction);
  };
  let waiting = new Set(await writers());
  for (const end = Date.now() + patience; waiting.size > 0; await sleep(10)) {
    if (Date.now() > end) return false;
    waiting = waiting.intersection(new Set(await writers()));
  }
  return true;
}

/**
 * Whether the clock has come to where the record is closed. One that is behind would have every write refused: better
 * said once, when the platform starts.
 */
export async function clockFitsRecord(pool: pg.Pool, clock: Clock): Promise<Attempt<void>> {
  const { rows } = await pool.query<{ at: Date | null }>('select max(at) as at from closed_before');
  const closed = rows[0]?.at?.getTime();
  const now = clock.now();
  if (closed === undefined || now >= closed) return done(undefined);
  return failed(
    `The record of this database is sealed up to ${isoInstant(closed)}, but the clock shows ${isoInstant(now)}: ` +
      'set the clock right, or use another database.',
  );
}
