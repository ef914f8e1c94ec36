import { createPublicKey, verify } from 'node:crypto';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { named } from '#contract/routes.ts';
import { sealEndedDays } from '#server/record/seal.ts';
import { citizen, testDesk } from '#server/testing/desk.ts';
import { database } from '#server/testing/world.ts';
import { handleErrors } from './errors.ts';
import { rootRoutes } from './roots.ts';

const { pool } = await database();
const desk = await testDesk(pool, '2024-01-02 09:00');
await desk.submit(citizen('one'));
desk.at('2026-03-17 09:00');
await sealEndedDays(desk);

const app = fastify();
app.setValidatorCompiler(TypeBoxValidatorCompiler);
handleErrors(app);
for (const schema of named) app.addSchema(schema);
rootRoutes({ app, desk }, desk.key);

async function get(url: string) {
  const answer = await app.inject({ url });
  return { status: answer.statusCode, body: answer.json() };
}

test('the published roots verify by the published key, page after page without a gap', async () => {
  const { body: key } = await get('/api/roots/key');
  expect(key).toMatchObject({ algorithm: 'Ed25519', pem: expect.stringContaining('PUBLIC KEY') });
  expect(JSON.stringify(key)).not.toContain('PRIVATE');
  const publicKey = createPublicKey(key.pem);
  const roots = [];
  for (let next: string | null = '2024-01-01'; next; ) {
    const { body } = await get(`/api/roots/east?from=${next}`);
    expect(body.roots.length).toBeLessThanOrEqual(366);
    roots.push(...body.roots);
    next = body.next;
  }
  expect([roots.length, roots[0].day, roots[0].entries, roots.at(-1).day]).toEqual([
    805,
    '2024-01-02',
    2,
    '2026-03-16',
  ]);
  let previous = '0'.repeat(64);
  for (const { day, entries, root, line, signature, ...root_ } of roots) {
    expect(line).toBe(`qingsu-root-1 east ${day} ${entries} ${root} ${previous}`);
    expect(root_.previous).toBe(previous);
    expect(verify(null, Buffer.from(line), publicKey, Buffer.from(signature, 'base64'))).toBe(true);
    previous = root;
  }
});

test('a platform that has nothing, one that does not exist, a day that is none', async () => {
  expect(await get('/api/roots/west')).toEqual({ status: 200, body: { roots: [], next: null } });
  expect(await get('/api/roots/nowhere')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  expect(await get('/api/roots/east?from=2024-02-30')).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  expect(await get('/api/roots/east?from=x')).toMatchObject({ status: 400 });
});
