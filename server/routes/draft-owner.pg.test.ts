import { join } from 'node:path';
import cookie from '@fastify/cookie';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import { fastify } from 'fastify';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { named } from '#contract/routes.ts';
import { folderStore } from '#server/files/store.ts';
import { requestCode } from '#server/identity/citizen.ts';
import { sessionsIn } from '#server/identity/session.ts';
import { keptSms } from '#server/outside/kept-sms.ts';
import { testDesk } from '#server/testing/desk.ts';
import { database } from '#server/testing/world.ts';
import { fileRoutes } from './files.ts';
import { sessionRoutes } from './session.ts';

const { pool } = await database();
const desk = await testDesk(pool);
const app = fastify();
app.setValidatorCompiler(TypeBoxValidatorCompiler);
for (const schema of named) app.addSchema(schema);
await app.register(cookie);
const routed = {
  app,
  config: { demonstration: true, city: 'example', signingKey: desk.key },
  desk,
  sessions: sessionsIn(pool),
  files: { pool, store: folderStore(join(desk.folder, 'files')) },
  sms: keptSms(pool),
};
sessionRoutes(routed);
await fileRoutes(routed);

type Cookies = Record<string, string>;

/** One photo as a browser would send it. */
async function upload(cookies: Cookies) {
  const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  const edge = 'edge-of-a-part';
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
  return app.inject({
    method: 'POST',
    url: '/api/files',
    cookies,
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([Buffer.from(head), photo, Buffer.from(`\r\n--${edge}--\r\n`)]),
  });
}

async function newcomer(): Promise<Cookies> {
  const answer = await app.inject({ url: '/api/me' });
  return Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
}

async function signIn(phone: string, cookies: Cookies) {
  const door = { pool, seal: desk.seal, sms: routed.sms, sessions: routed.sessions, now: desk.clock.now };
  await requestCode(door, phone, '{code}');
  const { rows } = await pool.query<{ words: string }>('select words from kept_message where phone = $1', [phone]);
  const code = /\d{6}/.exec(rows[0]?.words ?? '')?.[0];
  return app.inject({ method: 'POST', url: '/api/citizen/session', cookies, payload: { phone, code } });
}

const read = async (id: string, cookies: Cookies) =>
  (await app.inject({ url: `/api/files/${id}`, cookies })).statusCode;

test('a photo goes up before anybody signs in, is seen by its browser only, and belongs to who signs in', async () => {
  const cookies = await newcomer();
  const sent = await upload(cookies);
  expect(sent.statusCode).toBe(200);
  const { id } = sent.json<{ id: string }>();
  expect(await read(id, cookies)).toBe(200);
  expect(await read(id, await newcomer())).toBe(404);

  const inside = await signIn('19900000001', cookies);
  expect(inside.statusCode).toBe(200);
  const session = inside.cookies.find(({ value }) => value !== '');
  expect(await read(id, session ? { [session.name]: session.value } : {})).toBe(200);
  expect(await read(id, cookies)).toBe(404);
});

test('who has neither a session nor a mark of his browser uploads nothing', async () => {
  expect((await upload({})).json()).toMatchObject({ code: 'not_signed_in' });
  expect((await upload({ qingsu_draft: '../../etc' })).json()).toMatchObject({ code: 'not_signed_in' });
});
