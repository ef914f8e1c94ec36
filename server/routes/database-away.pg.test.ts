import { afterAll, expect, test } from 'vitest';
import { openPool } from '#server/store/pool.ts';
import { type Came, report, testHttp } from '#server/testing/http.ts';
import { lineTo } from '#server/testing/line.ts';
import { database } from '#server/testing/world.ts';

const direct = await database();
const line = await lineTo(direct);
const pool = openPool(line.place, { size: 6 });
const http = await testHttp(pool);
afterAll(() => pool.end());

const resident = await http.resident('resident');
const clerk = await http.worker('990101001001.clerk');
const east = '/api/platforms/east/appeals';

test('while the database is away everybody is told so, by a code and at once; then everything goes on', async () => {
  const before = report();
  const { number } = (await resident.post(east, before)).body;
  await line.cut();
  const asks: (() => Promise<Came>)[] = [
    () => resident.post(east, report()),
    () => resident.get(`${east}/${number}`),
    () => clerk.get('/api/staff/queue'),
    () => clerk.get('/api/staff/appeals?q=楼道'),
    () => clerk.post(`${east}/${number}/commands`, { id: before.id, type: 'acknowledge' }),
    () => http.nobody.post('/api/staff/session', { login: '990101001001.clerk', password: 'example-demo' }),
    () => http.nobody.get('/healthz'),
  ];
  for (const [i, ask] of asks.entries())
    expect(await ask(), `ask ${i}`).toMatchObject({
      status: 503,
      type: 'application/problem+json; charset=utf-8',
      body: { code: 'database_away', status: 503 },
    });

  await line.mend();
  expect((await http.nobody.get('/healthz')).body).toEqual({ ready: true });
  expect((await clerk.get('/api/staff/queue')).body.items.map((item: { number: string }) => item.number)).toEqual([
    number,
  ]);
});

// More than go into one statement: some are written when the line is cut, some are not.
const MANY = 160;

test('what was under way when it went is sent again under the same ids: every one becomes one appeal, none two', async () => {
  const bodies = Array.from({ length: MANY }, () => report());
  const first = bodies.map((body) => resident.post(east, body));
  await Promise.race(first);
  await line.cut();
  const came = await Promise.all(first);
  expect(came.some(({ status }) => status === 503)).toBe(true);
  for (const { status, body } of came) if (status !== 200) expect(body.code).toBe('database_away');
  await line.mend();

  const again = await Promise.all(bodies.map((body) => resident.post(east, body)));
  for (const [i, { status, body }] of again.entries()) {
    expect(status).toBe(200);
    if (came[i]!.status === 200) expect(body).toMatchObject({ number: came[i]!.body.number, repeated: true });
  }
  expect(new Set(again.map(({ body }) => body.number)).size).toBe(MANY);
  const { rows } = await direct.pool.query(
    `select count(*)::int as entries, count(distinct number)::int as appeals from entry where command = any($1::uuid[]) and type = 'submitted'`,
    [bodies.map(({ id }) => id)],
  );
  expect(rows[0]).toEqual({ entries: MANY, appeals: MANY });
});
