import type { Appeal } from '#domain/appeal/state.ts';
import { named, type Queryable } from './pool.ts';

export interface Stored {
  readonly appeal: Appeal;
  readonly head: Buffer;
}

/** Also run by the bench that measures what the database can do at best. */
export const appealStatement = 'select state, head from appeal where platform = $1 and number = $2';
const byNumber = named<{ state: Appeal; head: Buffer }>(appealStatement);

export async function readAppeal(on: Queryable, platform: string, number: string): Promise<Stored | null> {
  const [row] = await byNumber(on, platform, number);
  return row ? { appeal: row.state, head: row.head } : null;
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
  select number from appeal
  where appellant = $1 and submitted_at >= $2 and platform = $3 and matter = $4 and repeat_of is null
  order by submitted_at limit 1`;
const earlier = named<{ number: string }>(earlierStatement);

/** The first appeal of the same person with the same words since an instant. */
export async function readEarlier(
  on: Queryable,
  key: { platform: string; appellant: string; matter: Buffer; since: number },
): Promise<string | null> {
  const [row] = await earlier(on, key.appellant, new Date(key.since).toISOString(), key.platform, key.matter);
  return row?.number ?? null;
}
