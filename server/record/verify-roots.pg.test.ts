import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testDesk } from '#server/testing/desk.ts';
import { liveAll } from '#server/testing/lives.ts';
import { forge, putBackAfterEach, tamper } from '#server/testing/tamper.ts';
import { database } from '#server/testing/world.ts';
import { type DayRoot, signedLine, signRoot } from './root.ts';
import { sealEndedDays } from './seal.ts';
import { platformsOfRecord, verifyAll, verifyOne } from './verify.ts';

const { pool } = await database();
const desk = await testDesk(pool);
const { good, bad } = await liveAll(desk);
await sealEndedDays(desk);
const folder = join(desk.folder, 'roots');
await putBackAfterEach(pool, ['entry', 'entry_private', 'appeal', 'matter', 'day_root'], folder);

const at = { platform: 'east', number: good.number };
const day = { platform: 'east', day: '2026-03-03' };
const ofDay = "platform = 'east' and day = '2026-03-03'";

async function found() {
  return (await verifyAll(desk, await platformsOfRecord(pool, desk.keeper))).findings.listed;
}

function editLines(edit: (lines: string[]) => string[]): void {
  const file = join(folder, 'east.txt');
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  writeFileSync(
    file,
    edit(lines)
      .map((line) => `${line}\n`)
      .join(''),
  );
}

test('a plant whose later digests were all recomputed', async () => {
  await forge(pool, good, 4, { body: (body) => body.replace('phone', 'visit') });
  expect(await found()).toEqual([
    { code: 'entry_rewritten', ...at, seq: 4, day: '2026-03-02', entries: 3 },
    { code: 'entry_rewritten', ...at, seq: 7, day: '2026-03-03', entries: 5 },
  ]);
  expect((await verifyOne(desk, ['east', 'west'], good.number))?.findings.count()).toBe(2);
  expect((await verifyOne(desk, ['east', 'west'], bad.number))?.findings.count()).toBe(2);
});

test('without the list of the second place only the days are named', async () => {
  await forge(pool, good, 9);
  expect(await found()).toEqual([]);
  await forge(pool, good, 9, { body: (body) => body.replace('}', ',"x":1}') });
  rmSync(join(folder, 'east', '2026-03-03.txt'));
  expect(await found()).toEqual([{ code: 'day_differs', ...day, detail: '16 entries were sealed, 16 are there' }]);
  writeFileSync(join(folder, 'east', '2026-03-03.txt'), `${good.number} 1 ${'0'.repeat(64)}\n`);
  expect(await found()).toMatchObject([{ code: 'day_differs', ...day }]);
});

test('an entry put into a sealed day', async () => {
  await tamper(
    pool,
    `insert into entry select platform, number, 12, '2026-03-03T08:00:00Z', 'staff', 'ghost', '', 'noted',
       '{"type":"noted","kind":"call","photos":[]}', sha256(''), digest, digest, gen_random_uuid(), 0
     from entry where platform = 'east' and number = '${good.number}' and seq = 11`,
    `update appeal set version = 12 where platform = 'east' and number = '${good.number}'`,
  );
  await forge(pool, good, 12);
  // Its private part was "erased", its chain is whole.
  expect(await found()).toEqual([{ code: 'entry_inserted', ...at, seq: 12, day: '2026-03-03' }]);
});

test('an entry taken out of a sealed day, from the end of its history', async () => {
  await tamper(
    pool,
    `delete from entry where platform = 'east' and number = '${good.number}' and seq = 11`,
    `update appeal set version = 10, head = (select digest from entry e where e.number = appeal.number and e.seq = 10)
     where platform = 'east' and number = '${good.number}'`,
  );
  expect(await found()).toEqual([{ code: 'entry_removed', ...at, seq: 11, day: '2026-03-03' }]);
});

test('a whole appeal taken out', async () => {
  await tamper(
    pool,
    ...['entry', 'entry_private', 'matter', 'appeal'].map(
      (table) => `delete from ${table} where number = '${good.number}'`,
    ),
  );
  expect(await found()).toEqual([
    { code: 'entry_removed', ...at, seq: 1, day: '2026-03-02', entries: 6 },
    { code: 'entry_removed', ...at, seq: 7, day: '2026-03-03', entries: 5 },
  ]);
});

test('an entry moved to another day, and one to before the first', async () => {
  await forge(pool, good, 11, { at: '2026-03-04T01:00:00.000Z' });
  expect(await found()).toEqual([
    { code: 'entry_removed', ...at, seq: 11, day: '2026-03-03' },
    { code: 'entry_inserted', ...at, seq: 11, day: '2026-03-04' },
  ]);
  await forge(pool, good, 11, { at: '2026-02-28T01:00:00.000Z' });
  expect(await found()).toEqual([
    { code: 'entry_inserted', ...at, seq: 11 },
    { code: 'entry_removed', ...at, seq: 11, day: '2026-03-03' },
  ]);
});

test.each([
  ['its digest', 'root = sha256(root)'],
  ['its count', 'entries = entries + 1'],
  ['the digest of the day before', 'previous = sha256(previous)'],
])('a root altered in the database: %s', async (_what, change) => {
  await tamper(pool, `update day_root set ${change} where ${ofDay}`);
  expect(await found()).toEqual([{ code: 'root_altered', ...day, place: 'database' }]);
});

test('a root altered at the second place, a line that is none, a second line for a day', async () => {
  editLines((lines) => lines.map((line) => line.replace('2026-03-03 16', '2026-03-03 17')));
  expect(await found()).toEqual([{ code: 'root_altered', ...day, place: 'second_place' }]);
  editLines((lines) => ['nonsense', ...lines]);
  expect(await found()).toContainEqual({
    code: 'root_altered',
    platform: 'east',
    place: 'second_place',
    detail: 'line 1 cannot be read',
  });
});

test('a signature that does not verify: at one place, at both', async () => {
  await tamper(pool, `update day_root set signature = substring(signature from 2) || '\\x00' where ${ofDay}`);
  expect(await found()).toEqual([{ code: 'signature_wrong', ...day, place: 'database' }]);
  editLines((lines) =>
    lines.map((line) => (line.includes('2026-03-03') ? `${line.slice(0, -88)}${'A'.repeat(86)}==` : line)),
  );
  expect(await found()).toEqual([
    { code: 'signature_wrong', ...day, place: 'database' },
    { code: 'signature_wrong', ...day, place: 'second_place' },
  ]);
});

test('roots signed with another key', async () => {
  const other = { ...desk, key: generateKeyPairSync('ed25519').privateKey };
  const so = await verifyAll(other, ['west']);
  expect(new Set(so.findings.listed.map((finding) => finding.code))).toEqual(new Set(['signature_wrong']));
  expect(so.findings.count()).toBe(30);
});

test('database and second place with different roots, both signed', async () => {
  await resign({ entries: 17 }, 'database');
  expect(await found()).toEqual([{ code: 'roots_disagree', ...day }]);
});

test('a root deleted in the database, at the second place, at both, all at the end', async () => {
  await tamper(pool, `delete from day_root where ${ofDay}`);
  expect(await found()).toEqual([{ code: 'root_deleted', ...day }]);
  editLines((lines) => lines.filter((line) => !line.includes('2026-03-03')));
  expect(await found()).toEqual([{ code: 'day_not_sealed', ...day }]);
  await tamper(pool, "delete from day_root where platform = 'east' and day = '2026-03-16'");
  expect(await found()).toContainEqual({ code: 'root_deleted', platform: 'east', day: '2026-03-16' });
});

test('a root missing at the second place', async () => {
  editLines((lines) => lines.filter((line) => !line.includes('2026-03-03')));
  expect(await found()).toEqual([{ code: 'root_not_kept', ...day }]);
});

test('the first days deleted at both places', async () => {
  await tamper(pool, "delete from day_root where platform = 'east' and day <= '2026-03-03'");
  editLines((lines) => lines.slice(2));
  const all = await found();
  expect(all).toContainEqual({ code: 'root_chain_broken', platform: 'east', day: '2026-03-04' });
  expect(all).toContainEqual({ code: 'entry_inserted', ...at, seq: 1, entries: 11 });
});

test('a root signed anew over a changed day breaks the chain of the roots', async () => {
  await forge(pool, good, 11, { body: (body) => body.replace('good', 'unrated') });
  const [change] = (await found()).map((finding) => finding.code);
  expect(change).toBe('entry_rewritten');
  await resign({ root: Buffer.alloc(32, 7) }, 'both');
  expect(await found()).toContainEqual({ code: 'root_chain_broken', platform: 'east', day: '2026-03-04' });
});

/** Whoever has the key signs another root. */
async function resign(change: Partial<DayRoot>, where: 'database' | 'both'): Promise<void> {
  const { rows } = await pool.query(`select platform, day, entries, root, previous from day_root where ${ofDay}`);
  const signed = signRoot({ ...rows[0], ...change }, desk.key);
  await tamper(pool, [
    `update day_root set entries = $1, root = $2, signature = $3 where ${ofDay}`,
    [signed.entries, signed.root, signed.signature],
  ]);
  if (where === 'both')
    editLines((lines) => lines.map((line) => (line.includes('2026-03-03') ? signedLine(signed) : line)));
}
