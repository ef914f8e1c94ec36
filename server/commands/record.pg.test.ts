import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { TEST_SECRET, testDesk } from '#server/testing/desk.ts';
import { liveAll } from '#server/testing/lives.ts';
import { qingsu } from '#server/testing/program.ts';
import { forge, putBackAfterEach, tamper } from '#server/testing/tamper.ts';
import { database, urlOf } from '#server/testing/world.ts';

// Each test starts the program several times.
vi.setConfig({ testTimeout: 120_000 });

const world = await database();
const { pool } = world;
const desk = await testDesk(pool);
const { good, moved } = await liveAll(desk);
const roots = join(desk.folder, 'roots');
const settings = {
  DATABASE_URL: urlOf(world),
  QINGSU_DEMO: '1',
  QINGSU_CLOCK: '2026-03-17T09:00:00+08:00',
  QINGSU_SECRET: TEST_SECRET,
  QINGSU_SIGNING_KEY: desk.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  QINGSU_ROOTS: roots,
};

async function run(...words: string[]) {
  const { code, stdout, stderr } = await qingsu([...words, '--json'], settings);
  return { code, stdout, stderr, json: JSON.parse(stdout.trim().split('\n').at(-1) ?? '') };
}

const sealed = await run('history', 'seal');
await putBackAfterEach(pool, ['entry', 'entry_private', 'appeal', 'matter', 'day_root'], roots);

test('history seal seals what has ended by the product’s clock, once', async () => {
  expect(sealed).toMatchObject({ code: 0, json: { sealed: 30, copied: 0, trouble: [], secondPlace: roots } });
  expect(await run('history', 'seal')).toMatchObject({ code: 0, json: { sealed: 0, copied: 0 } });
  await tamper(pool, "delete from day_root where day = '2026-03-04'");
  expect(await run('history', 'seal')).toMatchObject({ code: 0, json: { sealed: 0, copied: 2 } });
  await tamper(pool, "update day_root set signature = sha256(signature) where day = '2026-03-04'");
  const file = join(roots, 'east.txt');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/.*2026-03-04.*\n/, ''));
  const lame = await run('history', 'seal');
  expect(lame).toMatchObject({
    code: 1,
    json: { trouble: [{ platform: 'east', day: '2026-03-04', code: 'root_unsound' }] },
  });
  expect(lame.stdout).toContain('east 2026-03-04 is not sealed: it has a root whose signature is wrong');
});

test('history verify ends with 0 when nothing is wrong', async () => {
  const so = await run('history', 'verify');
  expect(so).toMatchObject({
    code: 0,
    json: { ok: true, appeals: 10, days: 30, erased: 0, findings: [], notListed: 0, seconds: expect.any(Number) },
  });
  expect(so.json.entriesPerSecond).toBeGreaterThan(0);
  expect(so.stdout).toContain('10 appeals with');
  expect(so.stdout).toContain('nothing is wrong');
  expect(await run('history', 'verify', '--platform', 'west')).toMatchObject({
    code: 0,
    json: { appeals: 1, days: 15 },
  });
  expect(await run('history', 'verify', good.number)).toMatchObject({
    code: 0,
    json: { appeals: 1, entries: 11, days: 2 },
  });
});

test('history verify ends with 1 and names what is wrong, in lines and in JSON', async () => {
  await forge(pool, good, 7, { body: (body) => body.replace('}', ',"x":1}') });
  const so = await run('history', 'verify');
  expect(so.code).toBe(1);
  const finding = {
    code: 'entry_rewritten',
    platform: 'east',
    number: good.number,
    seq: 7,
    day: '2026-03-03',
    entries: 5,
  };
  expect(so.json).toMatchObject({ ok: false, findings: [finding] });
  expect(so.stdout).toContain(`entry_rewritten: east ${good.number} #7 (5 entries) 2026-03-03: `);
  expect((await run('history', 'verify', good.number)).code).toBe(1);
  expect((await run('history', 'verify', moved.number)).code).toBe(1);
  expect((await run('history', 'verify', '--platform', 'west')).code).toBe(0);
});

test('what is not there is said in a line', async () => {
  const appeal = await qingsu(['history', 'verify', 'EA20260302-777777'], settings);
  expect([appeal.code, appeal.stderr.trim()]).toEqual([1, 'There is no appeal EA20260302-777777.']);
  const platform = await qingsu(['history', 'verify', '--platform', 'nowhere'], settings);
  expect([platform.code, platform.stderr.trim()]).toEqual([1, 'There is no platform nowhere.']);
});

test('rebuild names differences with --check and mends them without', async () => {
  expect(await run('rebuild', '--check')).toMatchObject({ code: 0, json: { ok: true, appeals: 10, differing: [] } });
  await tamper(pool, `update appeal set status = 'received' where number = '${moved.number}'`);
  const checked = await run('rebuild', '--check');
  expect(checked.code).toBe(1);
  expect(checked.json).toMatchObject({ ok: false, mended: 0, differing: [{ number: moved.number, mended: false }] });
  expect(checked.stdout).toContain(`east ${moved.number}: row status differs`);
  expect(await run('rebuild')).toMatchObject({ code: 0, json: { ok: true, mended: 1 } });
  expect(await run('rebuild', '--check')).toMatchObject({ code: 0, json: { ok: true } });
});
