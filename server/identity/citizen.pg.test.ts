import { expect, test } from 'vitest';
import { noSms } from '#server/outside/no-sms.ts';
import { testDesk } from '#server/testing/desk.ts';
import { database } from '#server/testing/world.ts';
import { requestCode, signInCitizen } from './citizen.ts';
import { sessionsIn } from './session.ts';

const { pool } = await database();
const desk = await testDesk(pool);
let words = '';
const sms = {
  send: async (message: { words: string }) => {
    words = message.words;
  },
};
const door = { pool, seal: desk.seal, sms, sessions: sessionsIn(pool), now: desk.clock.now };

test('a code that could not be sent may be asked for again at once', async () => {
  await expect(requestCode({ ...door, sms: noSms }, '19900000001', '{code}')).rejects.toThrow('no SMS carrier');
  expect(await requestCode(door, '19900000001', '{code}')).toMatchObject({ ok: true });
  expect(await requestCode(door, '19900000001', '{code}')).toMatchObject({ problem: { code: 'code_too_soon' } });
});

test('five wrong tries spoil a code, sent one after the other or at once', async () => {
  await requestCode(door, '19900000002', '{code}');
  const wrong = words === '000000' ? '000001' : '000000';
  const tries = await Promise.all(Array.from({ length: 5 }, () => signInCitizen(door, '19900000002', wrong)));
  expect(tries.every(({ ok }) => !ok)).toBe(true);
  expect(await signInCitizen(door, '19900000002', words)).toMatchObject({ problem: { code: 'code_wrong' } });
});

test('a code opens one session', async () => {
  await requestCode(door, '19900000003', '{code}');
  expect(await signInCitizen(door, '19900000003', words)).toMatchObject({ ok: true });
  expect(await signInCitizen(door, '19900000003', words)).toMatchObject({ problem: { code: 'code_wrong' } });
});
