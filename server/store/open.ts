import { join } from 'node:path';
import type pg from 'pg';
import { type Attempt, done, failed } from '#server/attempt.ts';
import type { Config } from '#server/config.ts';
import { explain } from '#server/explain.ts';
import { type EmbeddedOptions, startEmbedded } from './embedded/start.ts';
import { openPool, type Place } from './pool.ts';

/** An open database. `stop` closes the pool and then ends the embedded server, if it is ours. */
export type Database = { pool: pg.Pool; place: Place; stop(): Promise<void> };

export type OpenOptions = Omit<EmbeddedOptions, 'home'> & { size?: number; onLost?: (error: Error) => void };

const OLDEST = 15;

/** Opens the database the configuration names: yours by its URL, or the embedded one, which is started if need be. */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'data'>,
  options: OpenOptions = {},
): Promise<Attempt<Database>> {
  if (config.databaseUrl) return check({ url: config.databaseUrl }, options, async () => {});
  const server = await startEmbedded({ ...options, home: join(config.data, 'postgres') });
  if (!server.ok) return server;
  const { host, user, password, stop } = server.value;
  const login = { host, user, password };
  await createOnce({ ...login, database: 'postgres' });
  return check({ ...login, database: 'qingsu' }, options, stop);
}

async function check(place: Place, options: OpenOptions, stopServer: () => Promise<void>): Promise<Attempt<Database>> {
  const pool = openPool(place, options);
  const stop = async () => {
    await pool.end();
    await stopServer();
  };
  const unfit = await findUnfit(pool, place);
  if (unfit === undefined) return done({ pool, place, stop });
  await stop();
  return failed(unfit);
}

async function findUnfit(pool: pg.Pool, place: Place): Promise<string | undefined> {
  try {
    const { rows } = await pool.query<{ version: string; encoding: string }>(
      "select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding",
    );
    const version = Math.floor(Number(rows[0]?.version) / 10_000);
    if (version < OLDEST) return `The database is PostgreSQL ${version}, but at least ${OLDEST} is needed.`;
    if (rows[0]?.encoding !== 'UTF8') return `The database is encoded in ${rows[0]?.encoding}, but must be in UTF8.`;
    return undefined;
  } catch (error) {
    const why = explain(error) ?? (error as Error).message;
    return 'url' in place ? `DATABASE_URL does not lead to a database: ${why}` : why;
  }
}

async function createOnce(place: Place): Promise<void> {
  const pool = openPool(place, { size: 1 });
  try {
    const { rowCount } = await pool.query("select 1 from pg_database where datname = 'qingsu'");
    if (!rowCount) await pool.query('create database qingsu');
  } catch (error) {
    // 42P04 and 23505: another process has just made it.
    if (!['42P04', '23505'].includes((error as pg.DatabaseError).code ?? '')) throw error;
  } finally {
    await pool.end();
  }
}
