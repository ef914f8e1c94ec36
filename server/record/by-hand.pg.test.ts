import { execFileSync, spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROGRAM } from '#server/config.ts';
import { testDesk } from '#server/testing/desk.ts';
import { liveAll } from '#server/testing/lives.ts';
import { tamper } from '#server/testing/tamper.ts';
import { database } from '#server/testing/world.ts';
import { sealEndedDays } from './seal.ts';

const { pool } = await database();
const desk = await testDesk(pool);
const { bad } = await liveAll(desk);
await sealEndedDays(desk);
const page = readFileSync(join(PROGRAM, 'docs', 'decisions', 'record.md'), 'utf8');

/** Runs a statement of the page with psql's variables filled in. */
async function byHand(name: string, variables: Record<string, string>) {
  const text = new RegExp(`\`\`\`sql ${name}\n(.*?);\n\`\`\``, 's').exec(page)?.[1];
  if (!text) throw new Error(`the page has no statement ${name}`);
  return (await pool.query(text.replace(/:'(\w+)'/g, (_all, key: string) => `'${variables[key]}'`))).rows;
}

test('the statement for entries agrees with what the program wrote', async () => {
  const rows = await byHand('entries', { number: bad.number });
  expect(rows.length).toBe(20);
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(rows.every(({ content, link }) => content && link)).toBe(true);
  const { rows: own } = await pool.query('select head from appeal where number = $1', [bad.number]);
  expect(rows.at(-1).digest).toBe(own[0].head.toString('hex'));
});

test('the statement for private parts knows good and erased', async () => {
  const before = await byHand('private', { number: bad.number });
  expect(new Set(before.map((row) => row.private))).toEqual(new Set(['good']));
  await pool.query('delete from entry_private where number = $1 and seq = 1', [bad.number]);
  expect((await byHand('private', { number: bad.number }))[0]).toEqual({ seq: 1, private: 'erased' });
});

test('the statement for a root agrees on every day, empty ones too', async () => {
  const { rows: roots } = await pool.query("select platform, day, entries, encode(root, 'hex') as root from day_root");
  expect(roots.length).toBe(30);
  for (const { platform, day, entries, root } of roots)
    expect([day, ...(await byHand('root', { platform, day }))]).toEqual([day, { entries, root }]);
});

// Where there is no openssl nobody can type these commands.
test.runIf(spawnSync('openssl', ['version']).status === 0)(
  'the shell commands verify a kept line, and refuse an altered one',
  () => {
    const folder = desk.folder;
    const pem = createPublicKey(desk.key).export({ type: 'spki', format: 'pem' }).toString();
    writeFileSync(join(folder, 'key.pem'), pem);
    const shell = /```sh\n(.*?)```/s
      .exec(page)?.[1]
      ?.split('\n')
      .slice(1)
      .join('\n')
      .replace('laoshan', 'east')
      .replace('2023-05-05', '2026-03-03');
    const verify = () => execFileSync('sh', ['-c', shell ?? 'false'], { cwd: folder, stdio: 'pipe' }).toString();
    copyFileSync(join(folder, 'roots', 'east.txt'), join(folder, 'east.txt'));
    expect(verify()).toContain('Verified Successfully');
    writeFileSync(
      join(folder, 'east.txt'),
      readFileSync(join(folder, 'east.txt'), 'utf8').replace('2026-03-03 16', '2026-03-03 17'),
    );
    expect(verify).toThrow();
  },
);

test('a changed entry shows by hand', async () => {
  await tamper(pool, `update entry set actor = 'another' where number = '${bad.number}' and seq = 4`);
  const rows = await byHand('entries', { number: bad.number });
  expect(rows.filter(({ content, link }) => !content || !link).map(({ seq }) => seq)).toEqual([4]);
});
