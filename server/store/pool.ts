import { createHash } from 'node:crypto';
import pg from 'pg';

/** Where a database is: a URL, or the socket folder of the embedded server. */
export type Place = { url: string } | { host: string; user: string; password: string; database: string };

/** Anything that runs a statement: the pool, or one connection inside a transaction. */
export type Queryable = Pick<pg.PoolClient, 'query'>;

/**
 * Commits wait for the disk and share one flush, so the number of connections sets how many commits a slow disk makes
 * per second; more than this slows a fast disk.
 */
export const POOL_SIZE = 24;

/** `bigint` as number, `date` as `2023-05-05`; all else as the driver has it (`timestamptz` a Date, `numeric` text). */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (format !== 'binary' && oid === pg.types.builtins.INT8) return safeInteger;
    if (format !== 'binary' && oid === pg.types.builtins.DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is beyond a number: select it as text`);
  return value;
}

/**
 * A pool of connections. A connection lost while idle or in use fails the statement on it and nothing else:
 * the next statement opens a new one.
 *
 * @param onLost told of every connection that broke outside a statement
 */
export function openPool(place: Place, options: { size?: number; onLost?: (error: Error) => void } = {}): pg.Pool {
  const pool = new pg.Pool({
    ...connectionOf(place),
    types,
    max: options.size ?? POOL_SIZE,
    application_name: 'qingsu',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
  });
  // While the pool ends, the server may cut a connection before it has said goodbye itself.
  const lost = (error: Error) => pool.ending || options.onLost?.(error);
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  return pool;
}

/** The driver's own description of a place, for single connections outside the pool. */
export function connectionOf(place: Place): pg.ClientConfig {
  return 'url' in place ? { connectionString: place.url } : { ...place };
}

/**
 * A statement that each connection prepares once and afterwards only runs: twice as fast as sending its text.
 * For statements with a fixed text; its name is the digest of the text.
 */
export function named<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  text: string,
): (on: Queryable, ...values: unknown[]) => Promise<Row[]> {
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  return async (on, ...values) => (await on.query<Row>({ name, text, values })).rows;
}

/** Bytes as JSON carries them to the database. */
export function bytea(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}
