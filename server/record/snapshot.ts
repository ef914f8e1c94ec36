import type pg from 'pg';

/** Runs reads that must see one and the same state of the database, however long they take. Writes nothing. */
export async function inSnapshot<T>(pool: pg.Pool, read: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await snapshotOn(client, () => read(client));
  } finally {
    client.release();
  }
}

/** The same on a connection that somebody holds. */
export function snapshotOn<T>(client: pg.PoolClient, read: () => Promise<T>): Promise<T> {
  return transaction(client, 'begin isolation level repeatable read read only', read, () => true);
}

/** A transaction that is kept only if its work says so. */
export async function inTransaction(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<boolean>,
): Promise<boolean> {
  const client = await pool.connect();
  try {
    return await transaction(
      client,
      'begin',
      () => work(client),
      (keep) => keep,
    );
  } finally {
    client.release();
  }
}

async function transaction<T>(
  client: pg.PoolClient,
  begin: string,
  work: () => Promise<T>,
  keep: (value: T) => boolean,
): Promise<T> {
  await client.query(begin);
  try {
    const value = await work();
    await client.query(keep(value) ? 'commit' : 'rollback');
    return value;
  } catch (error) {
    // A connection that is gone takes its transaction with it; the pool drops it.
    await client.query('rollback').catch(() => {});
    throw error;
  }
}
