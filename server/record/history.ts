import type pg from 'pg';
import { named } from '#server/store/pool.ts';
import { inSnapshot } from './snapshot.ts';

/** An entry as it is stored, private part included. */
export interface StoredEntry {
  readonly number: string;
  readonly seq: number;
  /** UTC with microseconds, without `Z`: `2023-04-28T01:10:00.000000`; what was written has milliseconds only. */
  readonly at: string;
  readonly actorKind: string;
  readonly actor: string;
  readonly unit: string;
  readonly type: string;
  readonly body: string;
  readonly privateDigest: Buffer;
  readonly previous: Buffer;
  readonly digest: Buffer;
  readonly command: string;
  /** Both null when there is no private part, or it was erased. */
  readonly salt: Buffer | null;
  readonly secret: string | null;
}

/** One appeal's entries by seq, and what its row says of them. */
export interface History {
  readonly platform: string;
  readonly number: string;
  readonly row: { readonly version: number; readonly head: Buffer } | null;
  readonly entries: readonly StoredEntry[];
}

const columns = `
  e.number, e.seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at,
  e.actor_kind as "actorKind", e.actor, e.unit, e.type, e.body::text as body, e.private_digest as "privateDigest",
  e.previous, e.digest, e.command, p.salt, p.body::text as secret
  from entry e left join entry_private p on p.platform = e.platform and p.number = e.number and p.seq = e.seq
  where e.platform = $1`;

type Row = { number: string; version: number; head: Buffer };
// Numbers of appeals and of histories alike: neither must hide for want of the other.
const numbers = named<{ last: string | null; count: number }>(
  `select max(number) as last, count(*)::int as count from (
     (select number from appeal where platform = $1 and number > $2 order by number limit $3)
     union
     (select number from entry where platform = $1 and number > $2 group by number order by number limit $3)
     order by number limit $3) as page`,
);
const rows = named<Row>(
  'select number, version, head from appeal where platform = $1 and number > $2 and number <= $3',
);
const entries = named<StoredEntry>(`select ${columns} and e.number > $2 and e.number <= $3 order by e.number, e.seq`);
const rowOf = named<Row>('select number, version, head from appeal where platform = $1 and number = $2');
const entriesOf = named<StoredEntry>(`select ${columns} and e.number = $2 order by e.seq`);

/** Some appeals with their histories: those with numbers above `after` up to `last`. */
export interface Page {
  readonly platform: string;
  readonly after: string;
  readonly last: string;
  readonly histories: readonly History[];
  /** Whether there may be more behind `last`. */
  readonly more: boolean;
}

export async function readPage(client: pg.PoolClient, platform: string, after: string, size: number): Promise<Page> {
  const [bound] = await numbers(client, platform, after, size);
  const last = bound?.last;
  if (typeof last !== 'string') return { platform, after, last: after, histories: [], more: false };
  const found = await rows(client, platform, after, last);
  const histories = join(platform, found, await entries(client, platform, after, last));
  return { platform, after, last, histories, more: bound?.count === size };
}

/** One appeal's history; null when there is neither a row nor an entry. */
export async function readHistory(client: pg.PoolClient, platform: string, number: string): Promise<History | null> {
  const [history] = join(platform, await rowOf(client, platform, number), await entriesOf(client, platform, number));
  return history ?? null;
}

function join(platform: string, found: readonly Row[], written: readonly StoredEntry[]): History[] {
  const byNumber = Map.groupBy(written, (entry) => entry.number);
  const histories: History[] = found.map(({ number, ...row }) => {
    const own = byNumber.get(number) ?? [];
    byNumber.delete(number);
    return { platform, number, row, entries: own };
  });
  for (const [number, left] of byNumber) histories.push({ platform, number, row: null, entries: left });
  return histories;
}

/** All pages of a platform; each is read in one state of the database, and while the caller works the next is read. */
export async function* pagesOf<T extends { readonly last: string; readonly more: boolean }>(
  pool: pg.Pool,
  read: (client: pg.PoolClient, after: string) => Promise<T>,
): AsyncGenerator<T> {
  const from = (after: string) => inSnapshot(pool, (client) => read(client, after));
  let coming: Promise<T> | null = from('');
  while (coming) {
    const page: T = await coming;
    coming = page.more ? from(page.last) : null;
    // Whoever stops early does not wait for it; a failure comes when it is awaited.
    coming?.catch(() => {});
    yield page;
  }
}
