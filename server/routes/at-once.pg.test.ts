import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type ActingType, actingTypes } from '#domain/appeal/commands.ts';
import { REPLY_WORDS } from '#domain/testing/fill.ts';
import { type Caller, type Came, report, testHttp } from '#server/testing/http.ts';
import { database } from '#server/testing/world.ts';

const { pool } = await database({ size: 16 });
const http = await testHttp(pool);
const resident = await http.resident('resident');
const clerk = await http.worker('990101001001.clerk');
const secretary = await http.worker('990101001001.leader');
const reviewer = await http.worker('east.reviewer');
const east = '/api/platforms/east/appeals';

const give = (by: Caller, number: string, command: object): Promise<Came> =>
  by.post(`${east}/${number}/commands`, { id: randomUUID(), ...command });
const submitted = async (named = {}) => (await resident.post(east, report(named))).body.number as string;
const entriesOf = async (number: string) =>
  (await pool.query<{ type: string }>('select type from entry where number = $1 order by seq', [number])).rows.map(
    ({ type }) => type,
  );
const at = (came: readonly Came[]) => came.map(({ status }) => status).sort();

async function inPlatformReview(): Promise<string> {
  const number = await submitted();
  await give(clerk, number, { type: 'submit_reply', conclusion: 'resolved', words: REPLY_WORDS, photos: [] });
  await give(secretary, number, { type: 'approve' });
  return number;
}

describe('the same submission', () => {
  test('five times at once is one appeal, with one number for all five', async () => {
    const body = report({ text: '五次一样' });
    const came = await Promise.all(Array.from({ length: 5 }, () => resident.post(east, body)));
    expect(at(came)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(came.map((one) => one.body.number)).size).toBe(1);
    expect(came.filter((one) => !one.body.repeated)).toHaveLength(1);
    expect(await entriesOf(came[0]!.body.number)).toEqual(['submitted', 'accepted']);
  });

  test('five times at once under five ids is one appeal and four repeats linked to it', async () => {
    const came = await Promise.all(Array.from({ length: 5 }, () => resident.post(east, report({ text: '五个手指' }))));
    expect(at(came)).toEqual([200, 200, 200, 200, 200]);
    const first = came.filter((one) => one.body.outcome === null);
    expect(first).toHaveLength(1);
    for (const one of came.filter((other) => other !== first[0])) {
      expect(one.body).toMatchObject({ status: 'closed', outcome: 'duplicate' });
      expect((await resident.get(`${east}/${one.body.number}`)).body.repeatOf).toBe(first[0]!.body.number);
    }
  });

  test('the id of somebody else is nobody’s key to his appeal', async () => {
    const body = report();
    const mine = await resident.post(east, body);
    const stranger = await http.resident('stranger');
    const theirs = await stranger.post(east, { ...body, text: '换一件事' });
    expect(theirs).toMatchObject({ status: 409, body: { code: 'command_id_taken' } });
    expect(JSON.stringify(theirs.body)).not.toContain(mine.body.number);
  });
});

describe('two people at once', () => {
  test('two reviews of one reply: one wins, the other is told why not', async () => {
    const number = await inPlatformReview();
    const came = await Promise.all([
      give(reviewer, number, { type: 'approve' }),
      give(reviewer, number, { type: 'send_back', reason: '请写清楚' }),
    ]);
    expect(at(came)[0]).toBe(200);
    const refused = came.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(1);
    expect(['wrong_state', 'not_your_desk']).toContain(refused[0]!.body.code);
    const types = await entriesOf(number);
    expect(types.filter((type) => type === 'replied' || type === 'reply_sent_back')).toHaveLength(1);
  });

  test('ten who acknowledge: one does, nine hear that it is done', async () => {
    const number = await submitted();
    const came = await Promise.all(Array.from({ length: 10 }, () => give(clerk, number, { type: 'acknowledge' })));
    expect(at(came)).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    expect(new Set(came.filter(({ status }) => status === 409).map((one) => one.body.code))).toEqual(
      new Set(['already_acknowledged']),
    );
  });

  test('notes by many at once are all kept, each once', async () => {
    const number = await submitted();
    const words = Array.from({ length: 5 }, (_, i) => `第 ${i} 次到场`);
    const came = await Promise.all(
      words.map((one) => give(clerk, number, { type: 'note', kind: 'visit', words: one, photos: [] })),
    );
    expect(at(came)).toEqual([200, 200, 200, 200, 200]);
    const { timeline } = (await resident.get(`${east}/${number}`)).body;
    expect(
      timeline.flatMap((knot: { type: string; words: string }) => (knot.type === 'noted' ? knot.words : [])).sort(),
    ).toEqual(words);
  });

  test('a command sent five times with one id is done once', async () => {
    const number = await submitted();
    const body = { id: randomUUID(), type: 'note', kind: 'call', words: '打了电话', photos: [] };
    const came = await Promise.all(Array.from({ length: 5 }, () => clerk.post(`${east}/${number}/commands`, body)));
    expect(at(came)).toEqual([200, 200, 200, 200, 200]);
    expect(came.filter((one) => !one.body.repeated)).toHaveLength(1);
    expect((await entriesOf(number)).filter((type) => type === 'noted')).toHaveLength(1);
  });
});

describe('a closed appeal', () => {
  const bodies: Partial<Record<ActingType, object>> = {
    accept: { unit: 'east-housing', words: '' },
    decline: { ground: 'unlawful', explanation: '说明' },
    dispatch: { unit: 'east-housing', words: '' },
    acknowledge: {},
    first_contact: { how: 'phone', words: '电话' },
    note: { kind: 'visit', words: '到场', photos: [] },
    escalate: { reason: '理由' },
    assign_down: { unit: '990101001001', words: '' },
    submit_reply: { conclusion: 'resolved', words: REPLY_WORDS, photos: [] },
    fix_on_spot: { words: REPLY_WORDS, photos: [] },
    approve: {},
    send_back: { reason: '理由' },
    rate: { contacted: true, resolution: 'resolved', satisfaction: 'satisfied', words: '', photos: [] },
    withdraw: { reason: '理由' },
    add_material: { words: '补充', photos: [] },
    urge: { words: '' },
  };

  test('takes no command of anybody any more, and says so', async () => {
    const number = await submitted();
    await give(resident, number, { type: 'withdraw', reason: '自己好了' });
    const people = [
      resident,
      clerk,
      secretary,
      reviewer,
      await http.worker('east.operator'),
      await http.worker('990101001.leader'),
    ];
    for (const by of people)
      for (const [type, body] of Object.entries(bodies)) {
        const came = await give(by, number, { type, ...body });
        expect(came.status, `${type}: ${JSON.stringify(came.body)}`).toBeGreaterThanOrEqual(400);
        expect(came.status).toBeLessThan(500);
        expect(['wrong_state', 'not_yours', 'not_your_desk', 'rating_over']).toContain(came.body.code);
      }
    expect(await entriesOf(number)).toEqual(['submitted', 'accepted', 'closed']);
  });

  test('what only the platform itself does is no command of people', async () => {
    const number = await submitted();
    for (const type of actingTypes.filter((one) => !(one in bodies)))
      for (const by of [clerk, resident, reviewer])
        expect(await give(by, number, { type, order: 1, round: 1, of: 'overdue' })).toMatchObject({
          status: 400,
          body: { code: 'invalid_input' },
        });
  });
});
