import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import { fastify } from 'fastify';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { AppealView } from '#contract/appeal.ts';
import { named } from '#contract/routes.ts';
import { SUBMISSION_WORDS } from '#domain/testing/fill.ts';
import { keepFile } from '#server/files/files.ts';
import { folderStore } from '#server/files/store.ts';
import { sessionsIn } from '#server/identity/session.ts';
import { noSms } from '#server/outside/no-sms.ts';
import { citizen, testDesk } from '#server/testing/desk.ts';
import { database } from '#server/testing/world.ts';
import { appealRoutes } from './appeal.ts';
import { citizenRoutes } from './citizen.ts';
import { handleErrors } from './errors.ts';
import { fileRoutes } from './files.ts';
import { sessionRoutes } from './session.ts';
import { staffRoutes } from './staff.ts';
import { COOKIE } from './world.ts';

const { pool } = await database();
const desk = await testDesk(pool);
const app = fastify();
app.setValidatorCompiler(TypeBoxValidatorCompiler);
handleErrors(app);
for (const schema of named) app.addSchema(schema);
await app.register(cookie);
const routed = {
  app,
  config: { demonstration: true, city: 'example', signingKey: desk.key },
  desk,
  sessions: sessionsIn(pool),
  files: { pool, store: folderStore(join(desk.folder, 'files')) },
  sms: noSms,
};
sessionRoutes(routed);
citizenRoutes(routed);
staffRoutes(routed);
appealRoutes(routed);
await fileRoutes(routed);

const PHONE = '19900000001';
const resident = await routed.sessions.open({ kind: 'citizen', id: 'c_resident', phone: desk.seal.seal(PHONE) });
const operator = await routed.sessions.open({ kind: 'staff', id: 'east.operator', platform: 'east' });

async function get(url: string, token: string) {
  const answer = await app.inject({ url, cookies: { [COOKIE]: token } });
  return { status: answer.statusCode, body: answer.json() };
}

async function post(url: string, token: string, payload: object) {
  const answer = await app.inject({ method: 'POST', url, cookies: { [COOKIE]: token }, payload });
  return { status: answer.statusCode, body: answer.json() };
}

const submission = (more: object = {}) => ({
  id: randomUUID(),
  kind: 'livelihood',
  nature: 'complaint',
  subject: '',
  text: '楼道灯坏了',
  address: '',
  place: { community: '990101001001' },
  photos: [],
  name: '',
  ...more,
});

async function upload(): Promise<string> {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  const kept = await keepFile(routed.files, 'c_resident', bytes);
  if (!kept.ok) throw new Error(kept.problem.code);
  return kept.value.id;
}

test.each([
  ['a time with a place', `from=${encodeURIComponent('2026-03-02T09:00:00+08:00[Asia/Shanghai]')}`],
  ['a sign that no text can hold', 'street=%00'],
])('a filter with %s is wrong input, not a fault of ours', async (_, query) => {
  expect(await get(`/api/staff/appeals?${query}`, operator)).toMatchObject({
    status: 400,
    body: { code: 'invalid_input' },
  });
});

test('a leap second is a time', async () => {
  const from = encodeURIComponent('2026-06-30T23:59:60Z');
  expect(await get(`/api/staff/appeals?from=${from}`, operator)).toMatchObject({ status: 200 });
});

test('a login that cannot be one is refused like any other', async () => {
  expect((await post('/api/staff/session', '', { login: 'a\u0000b', password: 'x' })).status).toBe(400);
});

test('who breaks off in the middle of a character is found by the end of his phone', async () => {
  const text = '楼道灯坏了，请修😀'.slice(0, -1);
  const { status, body } = await post('/api/platforms/east/appeals', resident, submission({ text }));
  expect(status).toBe(200);
  const looked = await post('/api/citizen/look-up', '', { number: body.number, lastDigits: PHONE.slice(-4) });
  expect(looked).toMatchObject({ status: 200, body: { text: '楼道灯坏了，请修' } });
});

test('a family name outside the basic plane is masked whole', async () => {
  const done = await desk.submit(citizen('rare'), {
    words: { ...SUBMISSION_WORDS, name: '𠮷某', phone: desk.seal.seal(PHONE) },
  });
  const clerk = await routed.sessions.open({ kind: 'staff', id: '990101001001.clerk', platform: 'east' });
  await desk.give(done, citizen('rare'), { type: 'withdraw', reason: '已经解决' });
  const { body } = await get(`/api/platforms/east/appeals/${done.number}`, clerk);
  expect((body as AppealView).contact).toMatchObject({ masked: true, name: '𠮷**' });
});

test('an appeal that nobody holds has nobody below to hand it to', async () => {
  const { body } = await post(
    '/api/platforms/east/appeals',
    resident,
    submission({ text: '谢谢你们', nature: 'thanks' }),
  );
  expect(await get(`/api/platforms/east/appeals/${body.number}/units?command=assign_down`, operator)).toEqual({
    status: 200,
    body: [],
  });
});

test('a photo whose bytes are gone is a fault of ours, not a database that is away', async () => {
  const photo = await upload();
  await routed.files.store.remove(photo);
  expect(await get(`/api/files/${photo}`, resident)).toMatchObject({ body: { code: 'internal' } });
});

test('a submission sent again with its photos is answered as the first time', async () => {
  const photo = await upload();
  const body = submission({ text: '井盖松动', photos: [photo] });
  const first = await post('/api/platforms/east/appeals', resident, body);
  const again = await post('/api/platforms/east/appeals', resident, body);
  expect(again.body).toMatchObject({ number: first.body.number, repeated: true });
  const other = await post('/api/platforms/east/appeals', resident, { ...body, id: randomUUID() });
  expect(other).toMatchObject({ status: 422, body: { code: 'file_unknown' } });
});
