import { expect, test } from 'vitest';
import * as term from '#domain/appeal/terms.ts';
import { unitTypes } from '#domain/organisation/unit.ts';
import { database } from '#server/testing/world.ts';

const { pool } = await database();

/** The values a check constraint lets into a column. */
async function allowedIn(table: string, column: string): Promise<string[]> {
  const { rows } = await pool.query<{ text: string }>(
    `select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
    [table],
  );
  const list = rows.find(({ text }) => new RegExp(`\\(\\(?${column} = ANY`).test(text))?.text ?? '';
  return [...list.matchAll(/'([a-z_]+)'::text/g)].map(([, value = '']) => value).sort();
}

const ground = term.levels.filter((level) => level !== 'grid');

test.each([
  ['appeal', 'status', term.statuses],
  ['appeal', 'outcome', term.outcomes],
  ['appeal', 'kind', term.appealKinds],
  ['appeal', 'nature', term.appealNatures],
  ['appeal', 'channel', term.channels],
  ['appeal', 'level', ground],
  ['unit', 'level', ground],
  ['unit', 'type', unitTypes],
] as const)('%s.%s takes exactly the terms of the law', async (table, column, terms) => {
  expect(await allowedIn(table, column)).toEqual([...terms].sort());
});
