import type pg from 'pg';
import { stateColumns } from '#server/store/appeal-columns.ts';
import type { MatterRow } from '#server/store/change.ts';
import type { TimerPayload } from '#server/store/job-rows.ts';
import { named } from '#server/store/pool.ts';

/** What the derived tables hold of one appeal. */
export interface Stored {
  readonly row: StoredRow | null;
  readonly holders: ReadonlySet<string>;
  readonly matter: MatterRow | null;
  readonly notices: readonly StoredNotice[];
  readonly timers: readonly StoredTimer[];
}

/** The columns of `stateColumns` by name, and these. */
export type StoredRow = Readonly<Record<string, unknown>> & {
  readonly number: string;
  readonly version: number;
  readonly head: Buffer;
  readonly key: Buffer;
};

export interface StoredNotice {
  readonly seq: number;
  readonly n: number;
  readonly at: Date;
  readonly occasion: string;
  readonly desk: string | null;
  readonly about: unknown;
}

export interface StoredTimer {
  /** Null for one that is to be asked again in a moment. */
  readonly key: string | null;
  readonly payload: TimerPayload;
  readonly runAt: Date;
  readonly attempts: number;
  readonly running: boolean;
}

type Of<T> = T & { readonly number: string };

const rows = named<StoredRow>(
  `select number, head, matter as key, ${stateColumns.join(', ')} from appeal where platform = $1 and number = any($2)`,
);
const matters = named<Of<MatterRow>>(
  'select number, subject, excerpt, address, words from matter where platform = $1 and number = any($2)',
);
const notices = named<Of<StoredNotice>>(
  `select number, seq, n, at, occasion, desk, about from notice where platform = $1 and number = any($2) order by seq, n`,
);
const timers = named<Of<StoredTimer>>(
  `select key, payload, run_at as "runAt", attempts, locked_at is not null as running, payload ->> 'number' as number
   from graphile_worker._private_jobs where key = any($1)`,
);
const keyless = named<Of<StoredTimer>>(
  `select key, payload, run_at as "runAt", attempts, locked_at is not null as running, payload ->> 'number' as number
   from graphile_worker._private_jobs
   where key is null and payload ->> 'platform' = $1 and payload ->> 'number' = any($2) and payload -> 'command' is not null`,
);
const holders = named<{ number: string; units: string[] }>(
  `select number, array_agg(unit) as units from holding
   where platform = $1 and number = any($2) and unit = any($3) group by number`,
);

export interface Wanted {
  readonly platform: string;
  readonly numbers: readonly string[];
  /** Keys of timers to look for. */
  readonly keys: readonly string[];
  /** Units to look for among the holders; null when `gatherHolders` has gathered them all, for many appeals at once. */
  readonly units: readonly string[] | null;
}

/** Reads what the derived tables hold of some appeals. */
export async function readStored(client: pg.PoolClient, wanted: Wanted): Promise<Map<string, Stored>> {
  const { platform, numbers, keys, units } = wanted;
  const row = byNumber(await rows(client, platform, numbers));
  const matter = byNumber(await matters(client, platform, numbers));
  const notice = byNumber(await notices(client, platform, numbers));
  const keyed = await timers(client, keys);
  // Found by reading the whole queue, hence only where single appeals are looked at closely.
  const timer = byNumber(units ? [...keyed, ...(await keyless(client, platform, numbers))] : keyed);
  const holder = byNumber(await (units ? holders(client, platform, numbers, units) : gathered(client, numbers)));
  const found = numbers.map((number): [string, Stored] => [
    number,
    {
      row: row.get(number)?.[0] ?? null,
      holders: new Set(holder.get(number)?.[0]?.units),
      matter: matter.get(number)?.[0] ?? null,
      notices: notice.get(number) ?? [],
      timers: timer.get(number) ?? [],
    },
  ]);
  return new Map(found);
}

/**
 * Gathers the holders of a platform's appeals by number, in a table of the session: their own table is sorted by unit,
 * and asking it for one number after the other would read it as often.
 */
export async function gatherHolders(client: pg.PoolClient, platform: string): Promise<void> {
  await client.query('drop table if exists pg_temp.held');
  await client.query(
    `create temp table held as select number, array_agg(unit) as units from holding
     where platform = ${client.escapeLiteral(platform)} group by number`,
  );
  await client.query('create unique index on pg_temp.held (number)');
  await client.query('analyze pg_temp.held');
}

async function gathered(client: pg.PoolClient, numbers: readonly string[]) {
  const { rows: found } = await client.query<{ number: string; units: string[] }>(
    'select number, units from pg_temp.held where number = any($1)',
    [numbers],
  );
  return found;
}

function byNumber<T extends { readonly number: string }>(found: readonly T[]): Map<string, T[]> {
  return Map.groupBy(found, ({ number }) => number);
}
