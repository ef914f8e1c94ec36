import { createPublicKey } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DAY, endOfDay, isoInstant, startOfDay } from '#domain/deadline/instant.ts';
import { command } from '#domain/testing/fill.ts';
import { sealDay } from '#server/jobs/seal-day.ts';
import { citizen, testDesk } from '#server/testing/desk.ts';
import { liveAll } from '#server/testing/lives.ts';
import { forge, putBackAfterEach, tamper } from '#server/testing/tamper.ts';
import { database } from '#server/testing/world.ts';
import { clockFitsRecord, closeDays } from './close-days.ts';
import { keptRoots, storedRoots } from './day-roots.ts';
import { isSigned, NO_DAY_BEFORE, signedLine } from './root.ts';
import { sealEndedDays } from './seal.ts';
import { platformsOfRecord, verifyAll } from './verify.ts';

const { pool } = await database();
const desk = await testDesk(pool);
const { good, fresh } = await liveAll(desk);
const folder = join(desk.folder, 'roots');
const three = await Promise.all([sealEndedDays(desk), sealEndedDays(desk), sealEndedDays(desk)]);
await putBackAfterEach(pool, ['entry', 'entry_private', 'appeal', 'matter', 'day_root', 'closed_before'], folder);

test('ended days are sealed from the first entry on, empty ones too, and only once', async () => {
  expect(three.map(({ sealed }) => sealed).sort()).toEqual([0, 0, 30]);
  expect(three.flatMap(({ trouble }) => trouble)).toEqual([]);
  const roots = await storedRoots(pool, 'east');
  expect([roots.length, roots[0]?.day, roots.at(-1)?.day]).toEqual([15, '2026-03-02', '2026-03-16']);
  const key = createPublicKey(desk.key);
  for (const [i, root] of roots.entries()) {
    expect(isSigned(root, key)).toBe(true);
    expect(root.previous).toEqual(roots[i - 1]?.root ?? NO_DAY_BEFORE);
  }
  const { rows } = await pool.query(
    `select count(*)::int as count from entry where platform = 'east' and at < '2026-03-16T16:00:00Z'`,
  );
  expect(roots.reduce((sum, root) => sum + root.entries, 0)).toBe(rows[0].count);
  expect((await keptRoots(desk.keeper, 'east')).roots.map(signedLine)).toEqual(roots.map(signedLine));
  expect(await storedRoots(pool, 'example')).toEqual([]);
  expect(await sealEndedDays(desk)).toEqual({ sealed: 0, copied: 0, trouble: [] });
});

async function everythingHolds() {
  expect((await verifyAll(desk, await platformsOfRecord(pool, desk.keeper))).findings.listed).toEqual([]);
}

test('a crash between the two places is healed by the next run', async () => {
  const before = await storedRoots(pool, 'east');
  await tamper(pool, "delete from day_root where day >= '2026-03-10'");
  writeFileSync(
    join(folder, 'east.txt'),
    `${readFileSync(join(folder, 'east.txt'), 'utf8')}qingsu-root-1 east 2026-03-17 1`,
  );
  expect(await sealEndedDays(desk)).toEqual({ sealed: 0, copied: 14, trouble: [] });
  expect(await storedRoots(pool, 'east')).toEqual(before);
  await everythingHolds();
});

test('a lost second place comes back from the database, lists and all', async () => {
  const lists = () => readdirSync(folder, { recursive: true }).map(String).sort();
  const before = lists();
  rmSync(folder, { recursive: true });
  expect(await sealEndedDays(desk)).toEqual({ sealed: 0, copied: 30, trouble: [] });
  expect(lists()).toEqual(before);
  await everythingHolds();
});

test('roots that do not fit are neither copied nor signed over', async () => {
  await tamper(pool, "update day_root set root = sha256(root) where platform = 'east' and day = '2026-03-03'");
  const withoutDay = (name: string) => {
    const file = join(folder, `${name}.txt`);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/.*2026-03-03.*\n/, ''));
  };
  withoutDay('east');
  await forge(pool, good, 11, { body: (body) => body.replace('good', 'unrated') });
  expect(await sealEndedDays(desk)).toMatchObject({
    trouble: [{ platform: 'east', day: '2026-03-03', code: 'root_unsound' }],
  });
  await tamper(pool, "delete from day_root where platform = 'east' and day = '2026-03-03'");
  expect(await sealEndedDays(desk)).toMatchObject({
    sealed: 0,
    trouble: [{ platform: 'east', day: '2026-03-03', code: 'root_does_not_fit' }],
  });
});

test('a write into the ended day that has not committed is waited for, and is under the root', async () => {
  desk.at('2026-03-17 23:59');
  const { rows } = await pool.query(
    `select count(*)::int as count from entry where platform = 'east' and at >= '2026-03-16T16:00:00Z'`,
  );
  const client = await pool.connect();
  await client.query('begin');
  await client.query(
    `insert into entry select platform, number, seq + 2, $1, actor_kind, actor, unit, type, body, private_digest, previous, digest,
       gen_random_uuid(), step from entry where number = $2 and seq = 1`,
    [new Date(desk.clock.now()), fresh.number],
  );
  desk.at('2026-03-18 00:10');
  expect(await closeDays(pool, 'east', startOfDay(20_530), 100)).toBe(false);
  const sealing = sealEndedDays(desk);
  await sleep(200);
  expect((await storedRoots(pool, 'east')).at(-1)?.day).toBe('2026-03-16');
  await client.query('commit');
  client.release();
  expect(await sealing).toMatchObject({ trouble: [] });
  expect((await storedRoots(pool, 'east')).at(-1)).toMatchObject({ day: '2026-03-17', entries: rows[0].count + 1 });
});

test('nothing is written into a closed day: it waits for the clock', async () => {
  desk.at('2026-03-17 23:59');
  await closeDays(pool, 'east', endOfDay(20_529));
  await expect(desk.submit(citizen('late'))).rejects.toThrow('changed_meanwhile');
  await expect(desk.give(fresh, citizen('fresh'), command('urge'))).rejects.toThrow('changed_meanwhile');
  desk.at('2026-03-18 00:00');
  const late = await desk.submit(citizen('late'));
  expect(late.number).toMatch(/^EA20260318/);
  await desk.give(fresh, citizen('fresh'), command('urge'));
});

test('a clock behind the sealed days is refused in a line when the platform starts', async () => {
  desk.at('2026-03-17 00:00');
  expect(await clockFitsRecord(pool, desk.clock)).toEqual({ ok: true, value: undefined });
  desk.at('2026-03-16 23:59');
  expect(await clockFitsRecord(pool, desk.clock)).toEqual({
    ok: false,
    line: expect.stringMatching(/sealed up to 2026-03-17T00:00.*but the clock shows 2026-03-16T23:59/),
  });
});

test('whoever writes while days end and are sealed, every root holds', async () => {
  desk.at('2026-03-20 10:00');
  let over = false;
  const write = async (name: string) => {
    for (let i = 0; !over; i++) {
      // Refused when midnight passed again and again during one command, as it does every few milliseconds here.
      const appeal = await desk.submit(citizen(`${name}${i}`)).catch(() => null);
      if (appeal) await desk.give(appeal, desk.staff('990101001001.clerk'), command('acknowledge')).catch(() => null);
    }
  };
  const writers = ['a', 'b', 'c', 'd'].map(write);
  try {
    for (let day = 0; day < 12; day++) {
      await sleep(20);
      desk.clock.set(desk.clock.now() + DAY);
      expect((await sealEndedDays(desk)).trouble).toEqual([]);
    }
  } finally {
    over = true;
    await Promise.all(writers);
  }
  const sealed = await storedRoots(pool, 'east');
  expect(sealed.slice(-12).filter(({ entries }) => entries > 0).length).toBeGreaterThan(6);
  await everythingHolds();
}, 60_000);

test('the job comes again at ten past midnight', async () => {
  const next = async (now: string) => {
    desk.at(now);
    return isoInstant((await sealDay(desk, desk)).next.at);
  };
  expect(await next('2026-03-18 00:05')).toBe('2026-03-18T00:10:00.000+08:00');
  expect(await next('2026-03-18 00:10')).toBe('2026-03-19T00:10:00.000+08:00');
  expect(await next('2026-03-18 23:59')).toBe('2026-03-19T00:10:00.000+08:00');
});
