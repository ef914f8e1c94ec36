import type { AppealView } from '#contract/appeal.ts';
import type { AppealPage, AppealsQuery, QueueQuery } from '#contract/lists.ts';
import type { Actor } from '#domain/access/actor.ts';
import { desksOf } from '#domain/access/desks.ts';
import { sees, seesPlatform, unitsSeenFrom } from '#domain/access/sees.ts';
import { readFiles } from '#server/files/files.ts';
import { readAppeal } from '#server/store/appeals.ts';
import { readHistory } from '#server/store/entries.ts';
import { type ListRow, readMine, readQueue } from '#server/store/lists.ts';
import { searchAppeals } from '#server/store/search.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { factsFor } from './facts.ts';
import { searchWords } from './matter.ts';
import type { Desk } from './parts.ts';
import { type Answer, answer, trouble } from './problem.ts';
import { summaries } from './show/summary.ts';
import { appealView, type Reader } from './show/view.ts';

const USUAL_PAGE = 20;
type Staff = Extract<Actor, { kind: 'staff' }>;

/** One appeal with its history. Whoever may not see it is not told that it exists. */
export async function askAppeal(
  desk: Desk,
  reader: Reader,
  platform: string,
  number: string,
): Promise<Answer<AppealView>> {
  const stored = await readAppeal(desk.pool, platform, number);
  const city = desk.city.current();
  if (!stored || !sees(reader.actor, stored.appeal, city.organisation)) return trouble('not_found');
  const history = await readHistory(desk.pool, platform, number);
  const photos = history.flatMap(({ body }) => ('photos' in body ? body.photos : []));
  const files = await readFiles(desk.pool, photos);
  const { appeal } = stored;
  return answer(appealView({ appeal, history, files, city, facts: factsFor(desk, appeal), seal: desk.seal }, reader));
}

export async function askMine(desk: Desk, actor: Actor): Promise<AppealPage> {
  if (actor.kind === 'system') return { items: [], next: null };
  return { items: await summaries(desk, await readMine(desk.pool, actor.id), actor), next: null };
}

/** My queue: what waits at my desks, the earliest limit first. */
export async function askQueue(desk: Desk, actor: Staff, query: QueueQuery): Promise<AppealPage> {
  const limit = query.limit ?? USUAL_PAGE;
  const after = readCursor(query.cursor);
  const rows = await readQueue(desk.pool, {
    platform: actor.platform,
    desks: desksOf(actor).flatMap(([unit, at]) => (query.desk && query.desk !== at ? [] : `${unit}:${at}`)),
    after: after && { until: after.at, number: after.number },
    kind: query.kind ?? null,
    light: query.light ?? null,
    now: desk.clock.now(),
    limit,
  });
  return page(desk, rows, actor, limit, (row) => ('wait' in row.state ? row.state.wait.until : 0));
}

/** Everything this worker may see, filtered and searched. */
export async function askAppeals(desk: Desk, actor: Staff, query: AppealsQuery): Promise<AppealPage> {
  const { cursor, limit = USUAL_PAGE, q = '', ...filters } = query;
  const looked = q.trim().toUpperCase();
  const number = /^[A-Z]{2,3}\d{8}-\d{6,12}$/.test(looked) ? looked : null;
  const words = number ? [] : searchWords(q);
  // Something was asked for that the index cannot hold, such as one single character: nothing is found, not everything.
  if (looked !== '' && !number && words.length === 0) return { items: [], next: null };
  const rows = await searchAppeals(desk.pool, {
    ...filters,
    platform: actor.platform,
    scope: seesPlatform(actor, desk.city.current().organisation) ? null : unitsSeenFrom(actor),
    words,
    number,
    after: readCursor(cursor),
    now: desk.clock.now(),
    limit,
  });
  const byDue = query.order === 'due';
  return page(desk, rows, actor, limit, ({ state }) =>
    byDue && 'wait' in state ? state.wait.until : state.submittedAt,
  );
}

async function page(
  desk: Desk,
  rows: ListRow[],
  actor: Actor,
  limit: number,
  at: (row: ListRow) => number,
): Promise<AppealPage> {
  const last = rows.length === limit ? rows.at(-1) : undefined;
  const next = last ? cursorOf({ at: new Date(at(last)).toISOString(), number: last.state.number }) : null;
  return { items: await summaries(desk, rows, actor), next };
}
