import type { Appeal } from '#domain/appeal/state.ts';
import { named, type Queryable } from './pool.ts';

/** A row of a list: the state and the few words a list shows. */
export interface ListRow {
  state: Appeal;
  subject: string;
  excerpt: string;
  address: string;
}

// Each desk is read in due order from its own stretch of the index; the few rows of each are then merged.
const queueText = `
with q as materialized (
  select w.number, w.wait_until, w.state
  from unnest($2::text[]) as d(desk)
  cross join lateral (
    select number, wait_until, state from appeal
    where platform = $1 and wait_desk = d.desk
      and (wait_until, number) > ($3::timestamptz, $4::text)
      and ($5::text is null or kind = $5)
      and ($6::timestamptz is null or yellow_at > $6)
      and ($7::timestamptz is null or (yellow_at <= $7 and red_at > $7))
      and ($8::timestamptz is null or red_at <= $8)
    order by wait_until, number limit $9
  ) w
  order by w.wait_until, w.number limit $9
)
select q.state, m.subject, m.excerpt, m.address
from q join matter m on m.platform = $1 and m.number = q.number
order by q.wait_until, q.number`;

const queue = named<ListRow>(queueText);
/** The queue's statement, for the bench that measures it bare. */
export const queueStatement = queueText;

export interface QueueAsk {
  readonly platform: string;
  /** `unit:desk` */
  readonly desks: readonly string[];
  readonly after: { readonly until: string; readonly number: string } | null;
  readonly kind: string | null;
  readonly light: 'blue' | 'yellow' | 'red' | null;
  readonly now: number;
  readonly limit: number;
}

/** What waits at some desks of one platform, the earliest limit first. */
export async function readQueue(on: Queryable, ask: QueueAsk): Promise<ListRow[]> {
  return queue(on, ...queueValues(ask));
}

export function queueValues({ platform, desks, after, kind, light, now, limit }: QueueAsk): unknown[] {
  const at = new Date(now).toISOString();
  const when = (colour: string) => (light === colour ? at : null);
  return [
    platform,
    desks,
    after?.until ?? '-infinity',
    after?.number ?? '',
    kind,
    when('blue'),
    when('yellow'),
    when('red'),
    limit,
  ];
}

const mine = named<ListRow>(`
  select a.state, m.subject, m.excerpt, m.address
  from appeal a join matter m on m.platform = a.platform and m.number = a.number
  where a.appellant = $1 order by a.submitted_at desc, a.number desc limit 100`);

/** An appellant's own appeals on all platforms, newest first. */
export async function readMine(on: Queryable, appellant: string): Promise<ListRow[]> {
  return mine(on, appellant);
}
