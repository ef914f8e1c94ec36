import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, inject } from 'vitest';
import { openPool, type Place } from '#server/store/pool.ts';
import { TEMPLATE } from './postgres.ts';

/** A test file's own database: migrated and empty. */
export type TestDatabase = { pool: pg.Pool; place: Place & { database: string } };

/**
 * Makes a database for the calling test file and drops it after the file's last test.
 * Call it once at the top of the file, or in `beforeAll`; `empty` gives one without any table.
 */
export async function database(options: { empty?: boolean; size?: number } = {}): Promise<TestDatabase> {
  const server = inject('postgres');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const source = options.empty ? '' : ` template ${TEMPLATE} strategy file_copy`;
  await byOwner(`create database ${name}${source}`);
  const place = { ...server, database: name };
  const pool = openPool(place, { size: options.size ?? 8 });
  afterAll(async () => {
    await pool.end();
    await byOwner(`drop database ${name} with (force)`);
  });
  return { pool, place };
}

/** `DATABASE_URL` of a test's database, for the program. */
export function urlOf({ place }: TestDatabase): string {
  if (!('host' in place)) throw new Error('the test server is reached by a socket');
  const { user, password, host, database: name } = place;
  return `postgres://${user}:${password}@/${name}?host=${encodeURIComponent(host)}`;
}

async function byOwner(statement: string): Promise<void> {
  const pool = openPool({ ...inject('postgres'), database: 'postgres' }, { size: 1 });
  try {
    await pool.query(statement);
  } finally {
    await pool.end();
  }
}
