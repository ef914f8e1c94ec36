import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { database } from '#server/testing/world.ts';
import { migrate } from './migrate.ts';

const folder = mkdtempSync(join(tmpdir(), 'qingsu-migrations-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { pool } = await database({ empty: true });

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

test('applies each file once, in order, and the job queue', async () => {
  write('002-b.sql', 'alter table a add column y integer;');
  write('001-a.sql', 'create table a (x integer);');
  write('notes.txt', 'not a migration');
  expect(await migrate(pool, folder)).toEqual({ ok: true, value: ['001-a', '002-b'] });
  expect(await migrate(pool, folder)).toEqual({ ok: true, value: [] });
  const { rows } = await pool.query("select to_regclass('graphile_worker._private_jobs') is not null as jobs");
  expect(rows).toEqual([{ jobs: true }]);
});

test('two processes at once apply nothing twice', async () => {
  write('003-c.sql', 'create table c (x integer);');
  const both = await Promise.all([migrate(pool, folder), migrate(pool, folder)]);
  expect(both.map((attempt) => attempt.ok && attempt.value).sort()).toEqual([[], ['003-c']]);
});

test('a failing migration leaves nothing behind', async () => {
  write('004-d.sql', 'create table d (x integer); select 1/0;');
  await expect(migrate(pool, folder)).rejects.toThrow('migration 004-d: division by zero');
  const { rows } = await pool.query("select to_regclass('d') as d, (select max(number) from migration) as last");
  expect(rows).toEqual([{ d: null, last: 3 }]);
  rmSync(join(folder, '004-d.sql'));
});

test('refuses a database of a newer version', async () => {
  const older = mkdtempSync(join(tmpdir(), 'qingsu-migrations-'));
  cpSync(join(folder, '001-a.sql'), join(older, '001-a.sql'));
  const refused = await migrate(pool, older);
  rmSync(older, { recursive: true });
  expect(refused).toEqual({
    ok: false,
    line: 'The database is of a newer version: it has migration 002-b, which this program does not know.',
  });
});

test('refuses a migration that changed after it was applied', async () => {
  write('001-a.sql', 'create table a (x bigint);');
  expect(await migrate(pool, folder)).toMatchObject({ ok: false, line: expect.stringContaining('another 001-a') });
});
