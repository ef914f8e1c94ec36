import { beforeEach, expect, test } from 'vitest';
import { command } from '#domain/testing/fill.ts';
import { citizen, testDesk } from '#server/testing/desk.ts';
import { liveAll } from '#server/testing/lives.ts';
import { putBackAfterEach, tamper } from '#server/testing/tamper.ts';
import { database } from '#server/testing/world.ts';
import { type Rebuilt, rebuildAll } from './rebuild.ts';

const { pool } = await database();
const desk = await testDesk(pool);
const { good, moved, climbing, waiting, west } = await liveAll(desk);
const tables = ['entry', 'entry_private', 'appeal', 'holding', 'matter', 'notice', 'graphile_worker._private_jobs'];
await putBackAfterEach(pool, tables, `${desk.folder}/city`);

beforeEach(() => desk.at('2026-03-17 09:00'));

async function rebuilt(check: boolean): Promise<Rebuilt[]> {
  const found: Rebuilt[] = [];
  const appeals = await rebuildAll({ ...desk, exactClock: true }, { check, report: (one) => found.push(one) });
  expect(appeals).toBe(10);
  return found;
}

/** What every derived table holds, apart from when it was sent. */
async function everything() {
  const read = async (text: string) => (await pool.query(text)).rows;
  return {
    appeal: await read('select a.*, state::text as state from appeal a order by platform, number'),
    holding: await read('select * from holding order by platform, unit, number'),
    matter: await read('select * from matter order by platform, number'),
    notice: await read(
      'select platform, number, seq, n, at, occasion, desk, about::text from notice order by 1, 2, 3, 4',
    ),
    timers: await read(
      'select key, payload::text, run_at from graphile_worker._private_jobs where key is not null order by key',
    ),
  };
}

const on = (number: string) => `platform = 'east' and number = '${number}'`;

test('a healthy database has no difference, and rebuilding changes nothing', async () => {
  const before = await everything();
  expect(before.timers.length).toBeGreaterThan(0);
  expect(await rebuilt(true)).toEqual([]);
  expect(await rebuilt(false)).toEqual([]);
  expect(await everything()).toEqual(before);
});

test.each([
  ['status', `update appeal set status = 'received' where ${on(moved.number)}`, 'row', 'differs', 'status'],
  [
    'due instant',
    `update appeal set due_at = due_at + interval '1 day' where ${on(moved.number)}`,
    'row',
    'differs',
    'due_at',
  ],
  ['desk', `update appeal set wait_desk = 'x:handling' where ${on(moved.number)}`, 'row', 'differs', 'wait_desk'],
  ['version', `update appeal set version = version + 1 where ${on(moved.number)}`, 'row', 'differs', 'version'],
  ['head', `update appeal set head = sha256(head) where ${on(moved.number)}`, 'row', 'differs', 'head'],
  ['key of the words', `update appeal set matter = '' where ${on(moved.number)}`, 'row', 'differs', 'matter'],
  [
    'state',
    `update appeal set state = jsonb_set(state::jsonb, '{urges}', '9') where ${on(moved.number)}`,
    'row',
    'differs',
    'state',
  ],
  [
    'a holder too few',
    `delete from holding where ${on(moved.number)} and unit = 'east-housing'`,
    'holding',
    'missing',
    'east-housing',
  ],
  [
    'a holder too many',
    `insert into holding values ('east', '990101002', '${moved.number}')`,
    'holding',
    'extra',
    '990101002',
  ],
  ['words', `update matter set subject = 'x' where ${on(moved.number)}`, 'matter', 'differs', 'matter'],
  ['no words', `delete from matter where ${on(moved.number)}`, 'matter', 'missing', 'matter'],
  [
    'a notice too few',
    `delete from notice where ${on(moved.number)} and seq = 2 and n = 0`,
    'notice',
    'missing',
    '2.0',
  ],
  [
    'a notice too many',
    `insert into notice values ('east', '${moved.number}', 2, 9, now(), 'urged', null, '{}')`,
    'notice',
    'extra',
    '2.9',
  ],
  [
    'another notice',
    `update notice set desk = 'x:handling' where ${on(moved.number)} and seq = 3 and n = 1`,
    'notice',
    'differs',
    '3.1',
  ],
])('finds and mends: %s', async (_what, statement, part, code, name) => {
  const before = await everything();
  await tamper(pool, statement);
  const difference = { platform: 'east', number: moved.number, differences: [{ part, code, name }] };
  expect(await rebuilt(true)).toEqual([{ ...difference, mended: false }]);
  expect(await rebuilt(false)).toEqual([{ ...difference, mended: true }]);
  expect(await rebuilt(true)).toEqual([]);
  expect(await everything()).toEqual(before);
});

test('finds and mends timers: lost, moved, foreign, of a closed appeal', async () => {
  desk.at('2026-03-16 14:00');
  const late = await desk.submit(citizen('late'));
  const before = await everything();
  const jobs = 'graphile_worker._private_jobs';
  const key = (name: string) => `${name}:east:${late.number}:1`;
  await tamper(
    pool,
    `delete from ${jobs} where key = '${key('climb')}'`,
    `update ${jobs} set run_at = run_at - interval '1 hour' where key = '${key('overdue')}'`,
    `update ${jobs} set payload = jsonb_set(payload::jsonb, '{at}', '1') where key = '${key('unacknowledged')}'`,
    `insert into ${jobs} (task_id, payload, key) select task_id, json_build_object('platform', 'east', 'number', '${good.number}',
       'at', 1, 'command', '{"type":"close_unrated","round":7}'::json), 'silence:east:${good.number}:7' from ${jobs} where key is not null limit 1`,
    `insert into ${jobs} (task_id, payload, key) select task_id, '{"platform":"east","number":"EA0-0"}', 'climb:east:EA0-0:1'
     from ${jobs} where key is not null limit 1`,
  );
  const found: Rebuilt[] = [];
  const by = { ...desk, exactClock: true };
  await rebuildAll(by, { check: false, report: (one) => found.push(one) });
  expect(found).toEqual([
    {
      platform: 'east',
      number: late.number,
      differences: [
        { part: 'timer', code: 'differs', name: key('overdue') },
        { part: 'timer', code: 'missing', name: key('climb') },
        { part: 'timer', code: 'differs', name: key('unacknowledged') },
      ],
      mended: true,
    },
    {
      platform: 'east',
      number: good.number,
      differences: [{ part: 'timer', code: 'extra', name: `silence:east:${good.number}:7` }],
      mended: true,
    },
    {
      platform: 'east',
      number: 'EA0-0',
      differences: [{ part: 'timer', code: 'extra', name: 'climb:east:EA0-0:1' }],
      mended: true,
    },
  ]);
  expect(await everything()).toEqual(before);
});

test('a timer that is due and lost is found, one that has done its work is not missed', async () => {
  desk.at('2026-03-16 14:00');
  const late = await desk.submit(citizen('overdue'));
  desk.at('2026-03-25 09:00');
  await desk.runTimers();
  const found: Rebuilt[] = [];
  const check = () => rebuildAll({ ...desk, exactClock: true }, { check: true, report: (one) => found.push(one) });
  await check();
  expect(found).toEqual([]);
  const west2 = await desk.submit(citizen('west'), { place: { ...(await placeInWest()) } });
  desk.at('2026-04-08 09:00');
  await pool.query('delete from graphile_worker._private_jobs where payload ->> $1 = $2', ['number', west2.number]);
  await check();
  expect(found).toContainEqual({
    platform: 'west',
    number: west2.number,
    mended: false,
    differences: expect.arrayContaining([{ part: 'timer', code: 'missing', name: `overdue:west:${west2.number}:1` }]),
  });
  expect(late.version).toBeGreaterThan(0);
});

async function placeInWest() {
  const { rows } = await pool.query("select state -> 'place' as place from appeal where number = $1", [west.number]);
  return rows[0].place;
}

test('everything derived can be lost and comes again', async () => {
  const before = await everything();
  await tamper(
    pool,
    'delete from appeal',
    'delete from holding',
    'delete from matter',
    'delete from notice',
    'delete from graphile_worker._private_jobs',
  );
  const found = await rebuilt(false);
  expect(found.map((one) => one.mended)).toEqual(Array(10).fill(true));
  const after = await everything();
  expect({ ...after, notice: [] }).toEqual({ ...before, notice: [] });
  // Of appeals that are at an end no notices are told again.
  const open = new Set(
    before.appeal.filter((row) => row.closed_at === null && row.status !== 'declined').map((row) => row.number),
  );
  expect(after.notice).toEqual(before.notice.filter((row) => open.has(row.number)));
});

test('what was made from erased words stays as it is', async () => {
  await pool.query(`delete from entry_private where ${on(moved.number)} and seq = 1`);
  await pool.query(
    `update matter set subject = '', excerpt = '', address = '', words = '{}' where ${on(moved.number)}`,
  );
  const before = await everything();
  expect(await rebuilt(false)).toEqual([]);
  expect(await everything()).toEqual(before);
});

test('nothing is derived from a history that does not verify', async () => {
  await tamper(
    pool,
    `update entry set body = replace(body::text, 'livelihood', 'enforcement')::json where ${on(climbing.number)} and seq = 1`,
  );
  const before = await everything();
  const unsound = [{ part: 'history', code: 'unsound', name: 'history' }];
  expect(await rebuilt(false)).toEqual([
    { platform: 'east', number: climbing.number, differences: unsound, mended: false },
  ]);
  expect(await everything()).toEqual(before);
});

test('while the platform runs nothing is undone and nothing is falsely reported', async () => {
  desk.at('2026-03-17 09:30');
  const busy = async (name: string) => {
    for (let i = 0; i < 12; i++) {
      const appeal = await desk.submit(citizen(`${name}${i}`));
      await desk.give(appeal, desk.staff('990101001001.clerk'), command('acknowledge'));
      await desk.give(appeal, desk.staff('990101001001.clerk'), command('escalate'));
    }
  };
  const found: Rebuilt[] = [];
  const work = Promise.all([busy('a'), busy('b'), busy('c')]);
  let over = false;
  void work.finally(() => {
    over = true;
  });
  while (!over) await rebuildAll({ ...desk, exactClock: true }, { check: false, report: (one) => found.push(one) });
  await work;
  expect(found).toEqual([]);
  expect(waiting.version).toBe(1);
});
