import type pg from 'pg';
import { DAY } from '#domain/deadline/instant.ts';
import type { FileStore } from '#server/files/store.ts';
import { named } from '#server/store/pool.ts';

/** How long an upload waits to be sent with something. */
const WAITS = 2 * DAY;
const AT_ONCE = 200;

const take = named<{ id: string }>(`
  delete from file where id in (
    select id from file where number is null and created_at < $1 order by created_at limit ${AT_ONCE}
    for update skip locked)
  returning id::text as id`);

/**
 * Removes what was uploaded and never sent with anything. By the machine's time: an upload is of the machine's day, not
 * of the product's.
 *
 * @returns how many were removed
 */
export async function sweepFiles(pool: pg.Pool, store: Pick<FileStore, 'remove'>, now = Date.now()): Promise<number> {
  const before = new Date(now - WAITS);
  for (let removed = 0; ; ) {
    const some = await sweepSome(pool, store, before);
    removed += some;
    if (some < AT_ONCE) return removed;
  }
}

// The rows go for good only after the bytes: what a process that died leaves is found and removed by the next.
async function sweepSome(pool: pg.Pool, store: Pick<FileStore, 'remove'>, before: Date): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const rows = await take(client, before);
    for (const { id } of rows) await store.remove(id);
    await client.query('commit');
    return rows.length;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
