import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rootsIn } from './root-keeper.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'qingsu-roots-')), 'new');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

async function* lines(...texts: string[]) {
  yield* texts;
}

test('nothing is kept where nothing was put', async () => {
  const keeper = rootsIn(folder);
  expect(await keeper.platforms()).toEqual([]);
  expect(await keeper.lines('east')).toEqual([]);
  expect(await keeper.leaves('east', '2023-05-05')).toBeNull();
});

test('lines are added behind what is there; one that a crash cut short never counted', async () => {
  const keeper = rootsIn(folder);
  await keeper.append('east', ['a', 'b']);
  appendFileSync(join(folder, 'east.txt'), 'half');
  expect(await keeper.lines('east')).toEqual(['a', 'b']);
  await keeper.append('east', ['c']);
  await keeper.append('east', []);
  expect(readFileSync(join(folder, 'east.txt'), 'utf8')).toBe('a\nb\nc\n');
  expect(await keeper.platforms()).toEqual(['east']);
});

test('a list is kept whole, or not at all when it is not wanted or breaks off', async () => {
  const keeper = rootsIn(folder);
  const many = Array.from({ length: 20_000 }, (_, i) => `line ${i}`);
  await keeper.keepLeaves('east', '2023-05-05', lines(...many), () => true);
  await keeper.keepLeaves('east', '2023-05-06', lines('x'), () => false);
  async function* broken() {
    yield 'x';
    throw new Error('lost');
  }
  await expect(keeper.keepLeaves('east', '2023-05-05', broken(), () => true)).rejects.toThrow('lost');
  expect(readdirSync(join(folder, 'east'))).toEqual(['2023-05-05.txt']);
  const kept: string[] = [];
  for await (const line of (await keeper.leaves('east', '2023-05-05')) ?? []) kept.push(line);
  expect(kept).toEqual(many);
});

test('a name that would lead elsewhere is refused', async () => {
  await expect(rootsIn(folder).append('../east', ['a'])).rejects.toThrow('not a name');
  await expect(rootsIn(folder).lines('')).rejects.toThrow('not a name');
});
