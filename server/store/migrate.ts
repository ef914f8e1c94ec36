import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Logger, runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { type Attempt, done, failed } from '#server/attempt.ts';

const HOME = fileURLToPath(new URL('migrations', import.meta.url));

// Any number nobody else locks on: two processes starting at once must not both migrate.
const LOCK = 7_714_001;

type Migration = { number: number; name: string; text: string; digest: string };

/**
 * Brings a database up to this program: plain SQL files `NNN-name.sql` in order, each in its own transaction and once,
 * then the tables of the job queue. Safe to call from several processes at once.
 *
 * Refused: a database with a migration this program does not know, and one whose applied migration differs from the file.
 *
 * @returns names of the migrations applied now
 */
export async function migrate(pool: pg.Pool, folder = HOME): Promise<Attempt<string[]>> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const applied = await applyAll(client, readMigrations(folder));
    if (applied.ok) await migrateJobs(pool);
    return applied;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {});
    client.release();
  }
}

async function applyAll(client: pg.PoolClient, migrations: Migration[]): Promise<Attempt<string[]>> {
  await client.query(`create table if not exists migration (
    number integer primary key, name text not null, digest text not null, applied_at timestamptz not null default now())`);
  const { rows } = await client.query<Migration>('select number, name, digest from migration order by number');
  const past = new Map(rows.map((row) => [row.number, row]));
  for (const row of rows) {
    const known = migrations.find((migration) => migration.number === row.number);
    if (!known)
      return failed(
        `The database is of a newer version: it has migration ${row.name}, which this program does not know.`,
      );
    if (known.digest !== row.digest)
      return failed(
        `The database was made by another ${row.name} than this program's: migrations never change once applied.`,
      );
  }
  const applied: string[] = [];
  for (const migration of migrations.filter(({ number }) => !past.has(number))) {
    await applyOne(client, migration);
    applied.push(migration.name);
  }
  return done(applied);
}

async function applyOne(client: pg.PoolClient, { number, name, text, digest }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into migration (number, name, digest) values ($1, $2, $3)', [number, name, digest]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw new Error(`migration ${name}: ${(error as Error).message}`, { cause: error });
  }
}

async function migrateJobs(pool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) });
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{3}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(`${folder}/${file}`, 'utf8');
      return {
        number: Number(file.slice(0, 3)),
        name: file.replace(/\.sql$/, ''),
        text,
        digest: createHash('sha256').update(text).digest('hex'),
      };
    });
}
