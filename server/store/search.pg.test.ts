import { expect, test } from 'vitest';
import type { AppealPage } from '#contract/lists.ts';
import { desksOf } from '#domain/access/desks.ts';
import { isAppellant } from '#domain/access/may.ts';
import { sees } from '#domain/access/sees.ts';
import { waitOf } from '#domain/appeal/state.ts';
import { statuses } from '#domain/appeal/terms.ts';
import { askAppeals, askMine, askQueue } from '#server/desk/ask.ts';
import { testDesk } from '#server/testing/desk.ts';
import { everybody, liveRandomly } from '#server/testing/random-lives.ts';
import { database } from '#server/testing/world.ts';

const { pool } = await database();
const desk = await testDesk(pool);
const lived = await liveRandomly(desk, 'scope', 70);
const { organisation } = desk.city.current();
const people = everybody(desk);
const workers = people.flatMap((person) => (person.kind === 'staff' ? [person] : []));
const key = ({ platform, number }: { platform: string; number: string }) => `${platform}/${number}`;

/** Every page of a list, three at a time, so that pages meet in the middle of what there is. */
async function whole(page: (cursor: string | undefined) => Promise<AppealPage>): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await page(cursor);
    found.push(...items.map(key));
    if (next === null) return found;
    cursor = next;
  }
}

test('the lives are many: every state, several hands, both districts', () => {
  expect(new Set(lived.map(({ status }) => status))).toEqual(new Set(statuses));
  expect(new Set(lived.map(({ platform }) => platform))).toEqual(new Set(['east', 'west']));
  expect(Math.max(...lived.map((appeal) => ('orders' in appeal ? appeal.orders.length : 0)))).toBeGreaterThan(3);
});

test('a worker’s list holds what he may see, all of it, and nothing else', async () => {
  let seen = 0;
  for (const worker of workers) {
    const expected = lived.filter((appeal) => sees(worker, appeal, organisation)).map(key);
    const found = await whole((cursor) => askAppeals(desk, worker, { limit: 3, ...(cursor ? { cursor } : {}) }));
    expect(found.toSorted(), worker.id).toEqual(expected.toSorted());
    seen += found.length;
  }
  expect(seen).toBeGreaterThan(lived.length);
});

test('a filter or a search only takes away', async () => {
  const filters = [
    { open: true },
    { order: 'due' },
    { status: 'in_hand' },
    { kind: 'livelihood' },
    { light: 'red' },
    { q: 'Broken' },
  ] as const;
  for (const worker of workers) {
    const all = new Set(lived.filter((appeal) => sees(worker, appeal, organisation)).map(key));
    for (const filter of filters)
      for (const found of await whole((cursor) =>
        askAppeals(desk, worker, { limit: 50, ...filter, ...(cursor ? { cursor } : {}) }),
      ))
        expect(all.has(found), `${worker.id} ${JSON.stringify(filter)} ${found}`).toBe(true);
  }
});

test('a worker’s queue is what waits at his desks, the earliest limit first', async () => {
  for (const worker of workers) {
    const desks = new Set(desksOf(worker).map(([unit, at]) => `${unit}:${at}`));
    const expected = lived
      .flatMap((appeal) => {
        const wait = waitOf(appeal);
        const mine = wait !== null && appeal.platform === worker.platform && desks.has(`${wait.unit}:${wait.desk}`);
        return mine ? [{ appeal, until: wait.until }] : [];
      })
      .sort((a, b) => a.until - b.until || (a.appeal.number < b.appeal.number ? -1 : 1));
    const found = await whole((cursor) => askQueue(desk, worker, { limit: 3, ...(cursor ? { cursor } : {}) }));
    expect(found, worker.id).toEqual(expected.map(({ appeal }) => key(appeal)));
    for (const { appeal } of expected) expect(sees(worker, appeal, organisation)).toBe(true);
  }
});

test('what is mine is what I sent or found', async () => {
  for (const person of people) {
    const expected = lived.filter((appeal) => isAppellant(person, appeal)).map(key);
    const { items } = await askMine(desk, person);
    expect(items.map(key).toSorted(), person.id).toEqual(expected.toSorted());
  }
});
