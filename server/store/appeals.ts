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

/** Also run by the bench that measures what the database can do at best. */
export const earlierStatement = `
  select x.n, a.number
  from json_to_recordset($1::json) as x(n int, appellant text, since timestamptz, platform text, matter bytea)
  cross join lateral (
    select number from appeal
    where appellant = x.appellant and submitted_at >= x.since and platform = x.platform and matter = x.matter and repeat_of is null
    order by submitted_at limit 1
  ) a`;
const earlier = named<{ n: number; number: string }>(earlierStatement);

export interface Earlier {
  readonly platform: string;
  readonly appellant: string;
  readonly matter: Buffer;
  /** Milliseconds since 1970. */
  readonly since: number;
}

const readEarliers = gathered(async (on, keys: readonly Earlier[]) => {
  const found = new Array<string | null>(keys.length).fill(null);
  for (const { n, number } of await earlier(on, earlierValues(keys))) found[n] = number;
  return found;
});

/** The parameter of the statement above. */
export function earlierValues(keys: readonly Earlier[]): string {
  return JSON.stringify(
    keys.map(({ since, matter, ...key }, n) => ({
      n,
      ...key,
      since: new Date(since).toISOString(),
      matter: `\\x${matter.toString('hex')}`,
    })),
  );
}

/** The first appeal of the same person with the same words since an instant. */
export function readEarlier(on: Queryable, key: Earlier): Promise<string | null> {
  return readEarliers(on, key);
}
