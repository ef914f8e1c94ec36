import { createHash, randomBytes } from 'node:crypto';
import { DAY } from '#domain/deadline/instant.ts';
import { gathered } from '#server/store/gathered.ts';
import { bytea, named, type Queryable } from '#server/store/pool.ts';

/** Who holds a session. A follower may read one appeal, without signing in, by its number and the end of the phone. */
export type Holder =
  | { readonly kind: 'citizen'; readonly id: string; readonly phone: string }
  | { readonly kind: 'staff'; readonly id: string; readonly platform: string }
  | { readonly kind: 'follower'; readonly id: string; readonly platform: string; readonly number: string };

interface Row {
  kind: Holder['kind'];
  subject: string;
  platform: string | null;
  number: string | null;
  phone: string | null;
}

const insert = named(
  'insert into session (id, kind, subject, platform, number, phone, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
);
const read = named<Row & { n: number }>(`
  select x.n, s.kind, s.subject, s.platform, s.number, s.phone
  from json_to_recordset($1::json) as x(n int, id bytea, now timestamptz)
  cross join lateral (
    select kind, subject, platform, number, phone from session where id = x.id and expires_at > x.now limit 1
  ) s`);
const readAll = gathered(async (on, asks: readonly { id: Buffer; now: Date }[]) => {
  const found = new Array<Row | null>(asks.length).fill(null);
  const keys = asks.map(({ id, now }, n) => ({ n, id: bytea(id), now }));
  for (const row of await read(on, JSON.stringify(keys))) found[row.n] = row;
  return found;
});
const remove = named('delete from session where id = $1');

/** How long a session lasts, in milliseconds; its cookie lasts as long. */
export const lasts: Readonly<Record<Holder['kind'], number>> = {
  citizen: 90 * DAY,
  staff: 12 * DAY,
  follower: DAY / 12,
};

// A session ended elsewhere is honoured here for at most this long (docs/decisions/sessions.md).
const REMEMBERED_MS = 3000;
const MOST_REMEMBERED = 20_000;

/**
 * Sessions by an opaque token; the database keeps only its digest. They live by the machine's time, not by the
 * product's clock: a demonstration that runs ahead signs nobody out.
 */
export function sessionsIn(on: Queryable) {
  const remembered = new Map<string, { holder: Holder; until: number }>();

  return {
    async open(holder: Holder): Promise<string> {
      const token = randomBytes(24).toString('base64url');
      const now = Date.now();
      const platform = holder.kind === 'citizen' ? null : holder.platform;
      const number = holder.kind === 'follower' ? holder.number : null;
      const phone = holder.kind === 'citizen' ? holder.phone : null;
      await insert(
        on,
        digestOf(token),
        holder.kind,
        holder.id,
        platform,
        number,
        phone,
        new Date(now),
        new Date(now + lasts[holder.kind]),
      );
      return token;
    },

    async holder(token: string): Promise<Holder | null> {
      const now = Date.now();
      const known = remembered.get(token);
      if (known && known.until > now) return known.holder;
      const row = await readAll(on, { id: digestOf(token), now: new Date(now) });
      const holder = row ? holderOf(row) : null;
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      if (holder) remembered.set(token, { holder, until: now + REMEMBERED_MS });
      else remembered.delete(token);
      return holder;
    },

    async end(token: string): Promise<void> {
      remembered.delete(token);
      await remove(on, digestOf(token));
    },
  };
}
export type Sessions = ReturnType<typeof sessionsIn>;

function holderOf(row: Row): Holder | null {
  const { kind, subject: id, platform, number, phone } = row;
  switch (kind) {
    case 'citizen':
      return phone === null ? null : { kind, id, phone };
    case 'staff':
      return platform === null ? null : { kind, id, platform };
    case 'follower':
      return platform === null || number === null ? null : { kind, id, platform, number };
    default:
      return kind satisfies never;
  }
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
