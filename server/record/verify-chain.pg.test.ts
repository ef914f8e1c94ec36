import { expect, test } from 'vitest';
import { testDesk } from '#server/testing/desk.ts';
import { liveAll } from '#server/testing/lives.ts';
import { putBackAfterEach, tamper } from '#server/testing/tamper.ts';
import { database } from '#server/testing/world.ts';
import { sealEndedDays } from './seal.ts';
import { platformsOfRecord, verifyAll, verifyOne } from './verify.ts';

const { pool } = await database();
const desk = await testDesk(pool);
const { good, bad, waiting, west } = await liveAll(desk);
await sealEndedDays(desk);
await putBackAfterEach(pool, ['entry', 'entry_private', 'appeal'], `${desk.folder}/roots`);

const on = `platform = 'east' and number = '${good.number}'`;
const at = { platform: 'east', number: good.number };

/** What the histories by themselves give; the roots, which find most of this too, are another test. */
async function found() {
  const so = await verifyAll(desk, await platformsOfRecord(pool, desk.keeper));
  return so.findings.listed.filter((finding) => finding.day === undefined);
}

test('a record that nobody touched has nothing to find', async () => {
  const so = await verifyAll(desk, await platformsOfRecord(pool, desk.keeper));
  expect(so.findings.listed).toEqual([]);
  const { rows } = await pool.query('select count(*)::int as entries from entry');
  expect(so).toMatchObject({ appeals: 10, entries: rows[0].entries, erased: 0, days: 30 });
  expect(so.entries).toBeGreaterThan(60);
});

test.each([
  ['body', `body = replace(body::text, '"kind":"visit"', '"kind":"call"')::json`, 5],
  ['blanks in the body', `body = replace(body::text, ',', ', ')::json`, 5],
  ['actor', "actor = 'another'", 3],
  ['unit', "unit = '990101'", 3],
  ['instant', "at = at + interval '1 millisecond'", 3],
  ['instant, finer than it was written', "at = at + interval '1 microsecond'", 3],
  ['type', "type = 'urged'", 3],
  ['digest', 'digest = sha256(digest)', 4],
  ['digest of the last entry', 'digest = sha256(digest)', 11],
])('a changed public part: %s', async (_what, change, seq) => {
  await tamper(pool, `update entry set ${change} where ${on} and seq = ${seq}`);
  expect(await found()).toEqual([{ code: 'entry_changed', ...at, seq }]);
});

test('a changed digest together with what it covers', async () => {
  await tamper(
    pool,
    `update entry set actor = 'another', digest = sha256(convert_to(concat_ws(E'\\n', 'qingsu-entry-1', platform, number, seq,
       to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), actor_kind, 'another', unit, type, body::text,
       encode(private_digest, 'hex'), encode(previous, 'hex')), 'UTF8')) where ${on} and seq = 5`,
  );
  expect(await found()).toEqual([{ code: 'link_broken', ...at, seq: 6 }]);
});

test('a changed private part, its salt, and one that was never written', async () => {
  await tamper(pool, `update entry_private set body = '{"words":"别的"}' where ${on} and seq = 5`);
  await tamper(pool, `update entry_private set salt = sha256(salt) where ${on} and seq = 4`);
  await tamper(pool, `insert into entry_private values ('east', '${good.number}', 3, 'salt', '{}')`);
  expect(await found()).toEqual([
    { code: 'private_foreign', ...at, seq: 3 },
    { code: 'private_changed', ...at, seq: 4 },
    { code: 'private_changed', ...at, seq: 5 },
  ]);
});

test('a changed digest of a private part fits neither the entry nor the private part', async () => {
  await tamper(pool, `update entry set private_digest = sha256(private_digest) where ${on} and seq = 4`);
  expect(await found()).toEqual([
    { code: 'entry_changed', ...at, seq: 4 },
    { code: 'private_changed', ...at, seq: 4 },
  ]);
});

test('erased private parts are counted and nothing else', async () => {
  const { rowCount } = await pool.query(`delete from entry_private where ${on}`);
  await pool.query(`delete from matter where ${on}`);
  const so = await verifyAll(desk, await platformsOfRecord(pool, desk.keeper));
  expect(so.findings.listed).toEqual([]);
  expect(so.erased).toBe(rowCount);
  expect(rowCount).toBeGreaterThan(2);
});

test('a missing entry: in the middle, at the beginning, at the end, all', async () => {
  await tamper(pool, `delete from entry where ${on} and seq in (4, 5)`);
  expect(await found()).toEqual([{ code: 'entry_missing', ...at, seq: 4, entries: 2 }]);
  await tamper(pool, `delete from entry where ${on} and seq = 1`);
  expect(await found()).toContainEqual({ code: 'entry_missing', ...at, seq: 1 });
  await tamper(pool, `delete from entry where ${on} and seq >= 10`);
  expect(await found()).toContainEqual({ code: 'entry_missing', ...at, seq: 10, entries: 2 });
  await tamper(pool, `delete from entry where ${on}`);
  expect(await found()).toEqual([{ code: 'entry_missing', ...at, seq: 1, entries: 11 }]);
});

test.each([
  ['neighbours', 4, 5],
  ['far apart', 3, 9],
  ['the last two', 10, 11],
])('a swapped order: %s', async (_which, a, b) => {
  await tamper(
    pool,
    `update entry set seq = -seq where ${on} and seq in (${a}, ${b})`,
    `update entry set seq = ${a} + ${b} + seq where ${on} and seq < 0`,
  );
  const swapped = (await found()).filter(
    (finding) => finding.code !== 'private_foreign' && finding.code !== 'private_changed',
  );
  expect(swapped).toEqual([
    { code: 'order_swapped', ...at, seq: a, detail: `written as #${b}` },
    { code: 'order_swapped', ...at, seq: b, detail: `written as #${a}` },
  ]);
});

test('a row whose head is not the last entry', async () => {
  await tamper(pool, `update appeal set head = sha256(head) where ${on}`);
  expect(await found()).toEqual([{ code: 'head_wrong', ...at }]);
});

test('an entry of another history, and one behind the last', async () => {
  const copy = (seq: number, from: string) => `
    update entry e set at = o.at, actor_kind = o.actor_kind, actor = o.actor, unit = o.unit, type = o.type, body = o.body,
      private_digest = o.private_digest, previous = o.previous, digest = o.digest
    from entry o where o.number = '${from}' and o.seq = ${seq} and e.platform = 'east' and e.number = '${good.number}' and e.seq = ${seq}`;
  await tamper(pool, copy(7, bad.number));
  expect(await found()).toContainEqual({ code: 'entry_foreign', ...at, seq: 7 });
  await tamper(pool, copy(1, waiting.number));
  expect(await found()).toContainEqual({ code: expect.stringMatching(/entry_(foreign|changed)/), ...at, seq: 1 });
});

test('an entry behind the version of the row', async () => {
  await tamper(
    pool,
    `insert into entry select platform, number, seq + 1, at, actor_kind, actor, unit, type, body, private_digest, digest, digest,
       gen_random_uuid(), step from entry where ${on} and seq = 11`,
  );
  expect(await found()).toContainEqual({ code: 'entry_foreign', ...at, seq: 12 });
});

test('a whole history under another number', async () => {
  await tamper(pool, `update entry set number = 'EA20260302-999999' where ${on}`);
  const all = await found();
  expect(all).toContainEqual({ code: 'appeal_missing', platform: 'east', number: 'EA20260302-999999', entries: 11 });
  expect(all).toContainEqual({ code: 'entry_missing', ...at, seq: 1, entries: 11 });
});

test('one history alone', async () => {
  await tamper(pool, `update entry set actor = 'another' where ${on} and seq = 5`);
  const one = await verifyOne(desk, ['east', 'west'], good.number);
  expect(one?.findings.listed).toEqual([{ code: 'entry_changed', ...at, seq: 5 }]);
  const other = await verifyOne(desk, ['east', 'west'], west.number);
  expect(other).toMatchObject({ appeals: 1, entries: 10, days: 2 });
  expect(other?.findings.listed).toEqual([]);
  expect(await verifyOne(desk, ['east', 'west'], 'EA20260302-777777')).toBeNull();
});
