import { afterAll, beforeAll, expect, test } from 'vitest';
import { qingsu } from '#server/testing/program.ts';
import { type CheckName, checks } from './checks/all.ts';
import { type Evidence, evidenceIn } from './evidence.ts';
import { judge, judgeBroken } from './judge.ts';
import { measure, missingFrom } from './measure.ts';
import { type Message, readMessages, SAMPLE } from './messages.ts';
import { type Replayed, replay } from './replay.ts';
import { ownSite, type Site } from './site.ts';

const names = Object.keys(checks) as CheckName[];
const PATIENCE = 240_000;

let site: Site;
let evidence: Evidence;
let replayed: Replayed;
let messages: Message[];

beforeAll(async () => {
  messages = value(readMessages(SAMPLE, undefined));
  site = value(await ownSite('2023-04-09T23:00:00+08:00*1'));
  evidence = await evidenceIn(site.pool);
  const stop = new AbortController().signal;
  replayed = value(
    await replay(site, evidence, { messages, days: 6, seed: 'test', moved: true, stop, progress: () => {} }),
  );
  await site.stopServer();
}, PATIENCE);

afterAll(async () => {
  evidence?.client.release(true);
  await site?.stopServer();
  await site?.close();
}, PATIENCE);

test('everything that was sent comes to its end, and every check holds', async () => {
  expect([...replayed.refused]).toEqual([]);
  const judged = await judge(evidence.client);
  expect(judged.filter(({ holds }) => !holds)).toEqual([]);
  expect(judged.map(({ name }) => name)).toEqual(names);
  const measured = await measure(evidence.client);
  expect(measured.submitted).toBe(messages.length);
  expect(measured.closed + measured.declined).toBe(messages.length);
  expect(measured.byEnd.duplicate).toBe(3);
  expect(missingFrom(measured)).toEqual([]);
});

test.each(names)('a fault planted against %s turns this check false and no other', async (name) => {
  const judged = await judgeBroken(evidence.client, name);
  expect(judged?.filter(({ holds }) => !holds).map((check) => check.name)).toEqual([name]);
});

test('the command: exit 0 and one JSON object when every check holds, 1 when one does not', {
  timeout: PATIENCE,
}, async () => {
  const words = ['replay', '--count', '8', '--days', '1', '--json'];
  const [sound, broken] = await Promise.all([qingsu(words), qingsu([...words, '--plant', 'histories'])]);
  expect([sound.code, sound.stderr]).toEqual([0, '']);
  expect(lastOf(sound.stdout)).toMatchObject({
    submitted: 8,
    checks: Object.fromEntries(names.map((name) => [name, true])),
  });
  expect(broken.code).toBe(1);
  const { checks: judged } = lastOf(broken.stdout) as { checks: Record<string, boolean> };
  expect(Object.keys(judged).filter((name) => !judged[name])).toEqual(['histories']);
});

test.each([
  [['--count', '0'], '--count must be a number'],
  [['--days', 'x'], '--days must be a number'],
  [['--speed', '0'], '--speed must be a number'],
  [['--plant', 'weather'], 'There is no check weather'],
  [['--url', 'here'], 'here is no address'],
  [['--url', 'http://127.0.0.1:1', '--plant', 'rows'], '--plant breaks data'],
  [['--messages', '/nowhere.csv'], 'There is no file /nowhere.csv'],
])('wrong words %j are refused in a line', async (words, said) => {
  const run = await qingsu(['replay', ...words]);
  expect(run.code).toBe(1);
  expect(run.stderr).toContain(said);
});

function lastOf(text: string): Record<string, unknown> {
  return JSON.parse(text.trim().split('\n').at(-1) ?? '');
}

function value<T>(attempt: { ok: true; value: T } | { ok: false; line: string }): T {
  if (!attempt.ok) throw new Error(attempt.line);
  return attempt.value;
}
