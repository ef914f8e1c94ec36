import type { Appeal } from '#domain/appeal/state.ts';
import { gathered } from './gathered.ts';
import { named, type Queryable } from './pool.ts';

export interface Stored {
  readonly appeal: Appeal;
  readonly head: Buffer;
}

/** Also run by the bench that measures what the database can do at best. */
export const appealStatement = `
  select x.n, a.state, a.head from json_to_recordset($1::json) as x(n int, platform text, number text)
  cross join lateral (select state, head from appeal where platform = x.platform and number = x.number limit 1) a`;
const byNumber = named<{ n: number; state: Appeal; head: Buffer }>(appealStatement);

interface Key {
  readonly platform: string;
  readonly number: string;
}

const read = gathered(async (on, keys: readonly Key[]) => {
  const found = new Array<Stored | null>(keys.length).fill(null);
  const rows = await byNumber(on, JSON.stringify(keys.map((key, n) => ({ n, ...key }))));
  for (const { n, state, head } of rows) found[n] = { appeal: state, head };
  return found;
});

export function readAppeal(on: Queryable, platform: string, number: string): Promise<Stored | null> {
  return read(on, { platform, number });
}

const byCommand = named<{ number: string; actor: string }>(
  'select number, actor from entry where platform = $1 and command = $2 and step = 0',
);

/** The appeal that a command id has already changed, and who gave it. */
export async function readCommand(
  on: Queryable,
  platform: string,
  command: string,
): Promise<{ number: string; actor: string } | null> {
  return (await byCommand(on, platform, command))[0] ?? null;
}

/** The appeals of one person with the same words since an instant: of `x.appellant`, `x.key`, `x.unless`. */
export const earlierOf = `
  from appeal e
  where e.appellant = x.appellant and e.submitted_at >= x.unless and e.platform = x.platform and e.matter = x.key
    and e.repeat_of is null`;
const earlier = named<{ number: string }>(`
  select e.number
  from (select $1::text as platform, $2::text as appellant, $3::bytea as key, $4::timestamptz as unless) x
  cross join lateral (select e.number, e.submitted_at ${earlierOf} order by e.submitted_at limit 1) e`);

/** The first appeal of the same person with the same words since an instant. */
export async function readEarlier(
  on: Queryable,
  key: { platform: string; appellant: string; matter: Buffer; since: number },
): Promise<string | null> {
  const [row] = await earlier(on, key.platform, key.appellant, key.matter, new Date(key.since).toISOString());
  return row?.number ?? null;
}
