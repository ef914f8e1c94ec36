import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { routes } from '#contract/routes.ts';
import { actingTypes } from '#domain/appeal/commands.ts';
import { command } from '#domain/testing/fill.ts';
import { type Caller, type Came, report, testHttp } from '#server/testing/http.ts';
import { database } from '#server/testing/world.ts';

const { pool } = await database();
const http = await testHttp(pool);
const resident = await http.resident('resident');
const photo = (
  await resident.upload(
    await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer(),
  )
).body.id as string;
const sent = await resident.post('/api/platforms/east/appeals', report({ photos: [photo], name: '王女士' }));
const number = sent.body.number as string;
const params = { platform: 'east', number };

type RouteName = keyof typeof routes;
const bodies: Partial<Record<RouteName, object>> = {
  locate: { point: [120.005, 36.005] },
  screen: { text: '楼道灯坏了' },
  requestCode: { phone: '19900000009' },
  citizenSignIn: { phone: '19900000001', code: '000000' },
  staffSignIn: { login: '990101001001.clerk', password: 'wrong' },
  lookUp: { number, lastDigits: '9999' },
  command: { id: randomUUID(), type: 'acknowledge' },
  setClock: { now: '2030-01-01T00:00:00+08:00' },
};
const queries: Partial<Record<RouteName, string>> = { unitsFor: '?command=assign_down' };

/** Asks a line of the route table with the ids of the appeal above and a body that would be right. */
function ask(name: RouteName, by: Caller): Promise<Came> {
  const { method, path } = routes[name];
  const url = path.replace(':platform', params.platform).replace(':number', number) + (queries[name] ?? '');
  if (method === 'GET') return by.get(url);
  if (method === 'DELETE') return by.delete(url);
  const body = name === 'submit' ? report() : name === 'patrol' ? { ...report(), photos: [photo] } : bodies[name];
  return by.post(url, body ?? {});
}

/** What somebody without a session is answered. Total: a new line of the table says here what a stranger gets. */
const toNobody = {
  city: 200,
  month: 200,
  divisions: 200,
  locate: 200,
  screen: 200,
  me: 200,
  signOut: 200,
  requestCode: 200,
  citizenSignIn: 401,
  staffSignIn: 401,
  submit: 401,
  mine: 401,
  lookUp: 404,
  appeal: 401,
  command: 401,
  queue: 401,
  inbox: 401,
  patrol: 401,
  unitsFor: 401,
  units: 401,
  appeals: 401,
  board: 401,
  map: 401,
  rootKey: 200,
  roots: 200,
  outbox: 200,
  accounts: 200,
  clock: 200,
  setClock: 403,
} as const satisfies Record<RouteName, number>;

test.each(Object.entries(toNobody) as [RouteName, number][])(
  'without a session %s answers %i',
  async (name, status) => {
    const came = await ask(name, http.nobody);
    expect(came.status, JSON.stringify(came.body)).toBe(status);
    if (name !== 'outbox') expect(came.raw.toString()).not.toContain('19900000001');
    expect(came.raw.toString()).not.toContain('王女士');
  },
);

describe('who is none of the people concerned', () => {
  const strangers = [
    ['another resident', () => http.resident('stranger')],
    ['the operator of another platform', () => http.worker('west.operator')],
    ['a clerk of another platform', () => http.worker('990102001001.clerk')],
    ['a clerk of the city', () => http.worker('example.operator')],
    ['a clerk of another street', () => http.worker('990101002.clerk1')],
    ['the system administrator', () => http.worker('east.system')],
    ['the auditor', () => http.worker('east.auditor')],
  ] as const;

  test.each(strangers)('%s is not told that the appeal exists', async (_, caller) => {
    const by = await caller();
    const base = `/api/platforms/east/appeals/${number}`;
    expect(await by.get(base)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await by.get(`/api/files/${photo}`)).toMatchObject({ status: 404 });
    const units = await by.get(`${base}/units?command=assign_down`);
    expect([401, 404]).toContain(units.status);
    const acting = actingTypes.filter((type) => !['climb', 'remind', 'close_unrated'].includes(type));
    for (const type of acting) {
      const came = await by.post(`${base}/commands`, {
        ...command(type),
        ...('photos' in command(type) ? { photos: [] } : {}),
        id: randomUUID(),
      });
      expect(came, type).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
    for (const list of [
      '/api/staff/appeals',
      `/api/staff/appeals?q=${number}`,
      '/api/staff/queue',
      '/api/staff/inbox',
      '/api/staff/map',
      '/api/citizen/appeals',
    ])
      expect((await by.get(list)).raw.toString(), list).not.toContain(number);
  });

  test('his platform’s name in the address opens nothing', async () => {
    const by = await http.worker('west.operator');
    expect(await by.get(`/api/platforms/west/appeals/${number}`)).toMatchObject({ status: 404 });
    const came = await by.post(`/api/platforms/west/appeals/${number}/commands`, {
      id: randomUUID(),
      type: 'acknowledge',
    });
    expect(came).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  test('the board is for who sees the whole platform', async () => {
    for (const login of ['990101001001.clerk', 'east.system', 'east-housing.leader'])
      expect(await (await http.worker(login)).get('/api/staff/board'), login).toMatchObject({
        status: 403,
        body: { code: 'not_your_desk' },
      });
  });

  test('a resident is no worker, a worker no resident', async () => {
    for (const list of ['queue', 'appeals', 'inbox', 'board', 'map', 'units'] as const)
      expect(await ask(list, resident), list).toMatchObject({ status: 401 });
    expect(await ask('patrol', resident)).toMatchObject({ status: 401 });
    expect(await ask('submit', await http.worker('990101001001.clerk'))).toMatchObject({ status: 401 });
  });
});

describe('a session that is none', () => {
  const closed = ['queue', 'appeals', 'appeal', 'command', 'submit', 'mine'] as const;

  test('made up: opens nothing', async () => {
    const by = http.withToken('x'.repeat(32));
    for (const name of closed) expect(await ask(name, by), name).toMatchObject({ status: 401 });
  });

  test('ended: opens nothing', async () => {
    const by = await http.worker('990101001001.clerk');
    expect(await ask('appeal', by)).toMatchObject({ status: 200 });
    await ask('signOut', by);
    for (const name of closed) expect(await ask(name, by), name).toMatchObject({ status: 401 });
  });

  test('of somebody who has no post any more: shows nothing and changes nothing', async () => {
    const by = await http.holder({ kind: 'staff', id: '990101001001.gone', platform: 'east' });
    expect(await ask('appeal', by)).toMatchObject({ status: 404 });
    expect(await ask('command', by)).toMatchObject({ status: 404 });
    for (const name of ['queue', 'appeals'] as const) expect((await ask(name, by)).body.items).toEqual([]);
    expect(await ask('board', by)).toMatchObject({ status: 403 });
  });
});
