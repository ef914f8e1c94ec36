import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { dataFolder, lean, qingsu } from '#server/testing/program.ts';
import { database } from '#server/testing/world.ts';

const data = dataFolder();

function lines(text: string): string[] {
  return text.trim().split('\n');
}

test('help on the whole and on each command', async () => {
  const all = await qingsu(['--help']);
  expect(all.code).toBe(0);
  const names = lines(all.stdout)
    .filter((line) => line.startsWith('  '))
    .map((line) => line.trim().split('  ')[0] ?? '');
  expect(names).toContain('serve');
  for (const name of names) {
    const help = await qingsu([...name.split(' '), '--help']);
    expect([name, help.code, help.stdout.split('\n')[0]]).toEqual([
      name,
      0,
      expect.stringContaining(`Usage: qingsu ${name}`),
    ]);
  }
});

test.each([
  [[], 'Usage: qingsu COMMAND'],
  [['cook'], 'There is no command cook'],
  [['toString'], 'There is no command toString'],
  [['migrate', '--bad'], "Unknown option '--bad'"],
  [['migrate', 'extra'], 'Too much: extra'],
])('wrong words %j: said in a line, exit 2', async (words, said) => {
  const run = await qingsu(words);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain(said);
  expect(run.stderr).not.toContain('    at ');
});

test('--json ends with one JSON object, also when the work could not be done', async () => {
  const run = await qingsu(['migrate', '--json'], { QINGSU_DATA: data });
  expect(run.code).toBe(0);
  expect(JSON.parse(lines(run.stdout).at(-1) ?? '')).toMatchObject({ applied: expect.arrayContaining(['001-city']) });
  const refused = await qingsu(['migrate', '--json'], { PORT: 'x' });
  expect(refused.code).toBe(1);
  expect(JSON.parse(lines(refused.stdout).at(-1) ?? '')).toEqual({ error: expect.stringContaining('PORT') });
});

const secrets = { QINGSU_SECRET: 's'.repeat(32), QINGSU_SIGNING_KEY: `${data}/secrets/signing-key.pem` };

test.each([
  ['nobody there', 'postgres://q:w@127.0.0.1:1/q', 'nobody answers there'],
  ['no such host', 'postgres://q:w@nowhere.invalid/q', 'DATABASE_URL does not lead to a database'],
])('a wrong DATABASE_URL (%s): one line, exit 1', async (_case, url, said) => {
  const run = await qingsu(['serve'], { DATABASE_URL: url, ...secrets });
  expect(run.code).toBe(1);
  expect(lines(run.stderr)).toEqual([expect.stringContaining(said)]);
});

test('a database of a newer version: one line, exit 1', async () => {
  const { pool, place } = await database();
  await pool.query("insert into migration (number, name, digest) values (999, '999-later', '')");
  if (!('host' in place)) throw new Error('the test server is reached by a socket');
  const url = `postgres://${place.user}:${place.password}@/${place.database}?host=${encodeURIComponent(place.host)}`;
  const run = await qingsu(['serve'], { DATABASE_URL: url, ...secrets });
  expect(run.code).toBe(1);
  expect(lines(run.stderr)).toEqual([expect.stringContaining('newer version: it has migration 999-later')]);
});

test('a taken port: one line, exit 1', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const port = String((other.address() as AddressInfo).port);
  const run = await qingsu(['serve'], { QINGSU_DATA: data, ...lean, PORT: port });
  other.close();
  expect(run.code).toBe(1);
  expect(lines(run.stderr).at(-1)).toEqual(
    expect.stringContaining(`Cannot listen on 127.0.0.1:${port}: the port is taken`),
  );
});
