import { cpSync, rmSync } from 'node:fs';
import type pg from 'pg';
import { afterEach } from 'vitest';
import { entryDigest } from '#server/desk/digest.ts';

/** Runs statements as whoever owns the database can: triggers and foreign keys keep nobody off. */
export async function tamper(pool: pg.Pool, ...statements: readonly (string | [string, unknown[]])[]): Promise<void> {
  await asOwner(pool, async (client) => {
    for (const statement of statements) {
      const [text, values] = typeof statement === 'string' ? [statement, []] : statement;
      const { rowCount } = await client.query(text, values);
      if (rowCount === 0) throw new Error(`nothing was tampered with by: ${text}`);
    }
  });
}

/** Puts tables and a folder back after every test of the file as they are now. */
export async function putBackAfterEach(pool: pg.Pool, tables: readonly string[], folder: string): Promise<void> {
  const saved = `${folder}.saved`;
  cpSync(folder, saved, { recursive: true });
  const statements: string[] = [];
  for (const table of tables) {
    const copy = `saved_${table.replace('.', '_')}`;
    const { rows } = await pool.query<{ columns: string }>(
      `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    const columns = rows[0]?.columns;
    await pool.query(`create table ${copy} as select ${columns} from ${table}`);
    statements.push(`delete from ${table}`, `insert into ${table} (${columns}) overriding system value table ${copy}`);
  }
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    cpSync(saved, folder, { recursive: true });
    await asOwner(pool, async (client) => {
      for (const statement of statements) await client.query(statement);
    });
  });
}

async function asOwner(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await work(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/**
 * Writes a history anew from an entry on, as a forger with the program's source would: every later digest, and the head
 * of the appeal, so that the chain is whole again.
 */
export async function forge(
  pool: pg.Pool,
  { platform, number }: { platform: string; number: string },
  from: number,
  change: { body?: (body: string) => string; at?: string } = {},
): Promise<void> {
  const { rows } = await pool.query(
    `select seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor_kind as "actorKind", actor, unit, type,
       body::text as body, private_digest as "privateDigest", previous
     from entry where platform = $1 and number = $2 and seq >= $3 order by seq`,
    [platform, number, from],
  );
  const statements: [string, unknown[]][] = [];
  let previous: Buffer | undefined;
  for (const row of rows) {
    const first = row.seq === from;
    const entry = {
      ...row,
      platform,
      number,
      previous: previous ?? row.previous,
      body: first && change.body ? change.body(row.body) : row.body,
      at: first && change.at ? change.at : row.at,
    };
    const digest = entryDigest(entry);
    statements.push([
      `update entry set body = $4::json, at = $5, previous = $6, digest = $7 where platform = $1 and number = $2 and seq = $3`,
      [platform, number, row.seq, entry.body, entry.at, entry.previous, digest],
    ]);
    previous = digest;
  }
  statements.push(['update appeal set head = $3 where platform = $1 and number = $2', [platform, number, previous]]);
  await tamper(pool, ...statements);
}
