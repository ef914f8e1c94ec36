import type { InboxItem } from '#contract/lists.ts';
import type { Actor } from '#domain/access/actor.ts';
import { desksOf } from '#domain/access/desks.ts';
import { isoInstant } from '#domain/deadline/instant.ts';
import { named } from '#server/store/pool.ts';
import type { Desk } from './parts.ts';
import { unitName } from './show/shared.ts';
import { wordingOf } from './wording.ts';

interface Row {
  number: string;
  seq: number;
  n: number;
  at: Date;
  occasion: string;
  desk: string;
  about: { unit?: string; until?: number };
}
const recent = named<Row>(`
  select w.* from unnest($2::text[]) as d(desk)
  cross join lateral (
    select number, seq, n, at, occasion, desk, about from notice
    where platform = $1 and notice.desk = d.desk order by at desc limit 50
  ) w order by w.at desc, w.number, w.seq desc limit 50`);

/** The last fifty messages to my desks, newest first. */
export async function askInbox(desk: Desk, actor: Extract<Actor, { kind: 'staff' }>): Promise<InboxItem[]> {
  const city = desk.city.current();
  const desks = desksOf(actor).map(([unit, at]) => `${unit}:${at}`);
  return (await recent(desk.pool, actor.platform, desks)).map((row) => ({
    id: `${row.number}:${row.seq}:${row.n}`,
    at: isoInstant(row.at.getTime()),
    platform: actor.platform,
    number: row.number,
    words: wordingOf(desk, { platform: actor.platform, number: row.number, occasion: row.occasion, about: row.about }),
    unitName: unitName(city, row.desk.slice(0, row.desk.lastIndexOf(':'))),
  }));
}
