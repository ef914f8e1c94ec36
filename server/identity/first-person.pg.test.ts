import { expect, test } from 'vitest';
import { testDesk } from '#server/testing/desk.ts';
import { database } from '#server/testing/world.ts';
import { createPerson } from './first-person.ts';
import { actorOf } from './people.ts';
import { sessionsIn } from './session.ts';
import { signInStaff } from './staff.ts';

const { pool } = await database();
const desk = await testDesk(pool);
const sessions = sessionsIn(pool);
const someone = {
  login: 'first.person',
  name: '演示甲',
  unit: '990101',
  role: 'operator',
  password: undefined,
} as const;

test('the first person signs in with the password that was made, and holds the post', async () => {
  const created = await createPerson(pool, someone);
  if (!created.ok) throw new Error(created.line);
  const token = await signInStaff(pool, sessions, 'first.person', created.value.made ?? '');
  if (!token.ok) throw new Error(token.problem.code);
  await desk.city.refresh();
  const actor = actorOf(desk.city.current(), await sessions.holder(token.value));
  expect(actor).toMatchObject({ kind: 'staff', platform: 'east', posts: [{ unit: '990101', role: 'operator' }] });
  expect(await signInStaff(pool, sessions, 'first.person', 'something else')).toMatchObject({
    problem: { code: 'login_wrong' },
  });
});

test.each([
  [{ ...someone, login: 'first.person' }, /taken/],
  [{ ...someone, login: 'a b' }, /login must/],
  [{ ...someone, login: 'second', unit: 'nowhere' }, /no unit nowhere/],
  [{ ...someone, login: 'second', password: 'short' }, /at least/],
  [{ ...someone, login: 'second', name: ' ' }, /name/],
])('is refused in one line and leaves nothing: %o', async (person, line) => {
  const refused = await createPerson(pool, person);
  expect(refused).toMatchObject({ ok: false, line: expect.stringMatching(line) });
  const { rows } = await pool.query(`select 1 from person where login in ('second', 'a b')`);
  expect(rows).toEqual([]);
});
