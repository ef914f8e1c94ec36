import { once } from 'node:events';
import { request as http, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import cookie from '@fastify/cookie';
import { fastify } from 'fastify';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { sessionsIn } from '#server/identity/session.ts';
import { type Listener, openLive } from '#server/live.ts';
import { testDesk } from '#server/testing/desk.ts';
import { database } from '#server/testing/world.ts';
import { liveRoutes } from './live.ts';
import { COOKIE, type Routed } from './world.ts';

const { pool } = await database();
const desk = await testDesk(pool);
const sessions = sessionsIn(pool);

/** Subscriptions that are open now. */
const heard = new Set<Listener>();
const live = {
  ...openLive({ url: 'postgres://nowhere' }, pino({ level: 'silent' })),
  subscribe(on: Listener) {
    heard.add(on);
    return () => heard.delete(on);
  },
};
const told = { platform: 'east', number: 'SD20260302-000001', version: 2, appellant: 'c_resident' };

async function listening(held: Routed['sessions'], beat?: number) {
  const app = fastify({ forceCloseConnections: true, logger: { level: 'silent' } });
  await app.register(cookie);
  const lines = liveRoutes({ app, desk, sessions: held }, live, beat);
  await app.listen({ host: '127.0.0.1', port: 0 });
  afterAll(async () => {
    lines.closeAll();
    await app.close();
  });
  const { port } = app.server.address() as AddressInfo;
  return (token: string) => http({ port, path: '/api/live', headers: { cookie: `${COOKIE}=${token}` } }).end();
}

const resident = () => sessions.open({ kind: 'citizen', id: 'c_resident', phone: desk.seal.seal('19900000001') });

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(10);
}

test('who hangs up before he is known leaves nothing behind', async () => {
  let asked = false;
  let answer = () => {};
  const slow: Routed['sessions'] = {
    ...sessions,
    holder: (token) => {
      asked = true;
      return new Promise((resolve) => {
        answer = () => resolve(sessions.holder(token));
      });
    },
  };
  const call = (await listening(slow, 30))(await resident());
  call.on('error', () => {});
  await until(() => asked);
  call.destroy();
  await wait(50);
  answer();
  await wait(150);
  expect(heard.size).toBe(0);
});

test('a line ends with the session it was opened by', async () => {
  const token = await resident();
  const call = (await listening(sessions, 30))(token);
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  let said = '';
  answer.on('data', (chunk) => {
    said += chunk;
  });
  await until(() => heard.size === 1);
  for (const on of heard) on(told);
  await until(() => said.includes('"version":2'));
  await sessions.end(token);
  await once(answer, 'end');
  expect(heard.size).toBe(0);
  expect(said).not.toContain('c_resident');
});

test('a reader who takes nothing in is let go before what waits for him fills the memory', async () => {
  const call = (await listening(sessions))(await resident());
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  answer.pause();
  await until(() => heard.size === 1);
  for (let i = 0; i < 200_000; i++) for (const on of heard) on(told);
  await until(() => heard.size === 0);
  call.destroy();
});
