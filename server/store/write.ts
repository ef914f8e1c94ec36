import type pg from 'pg';
import type { Clock } from '#server/clock.ts';
import { instant, stateColumns, valuesOf } from './appeal-columns.ts';
import { earlierOf } from './appeals.ts';
import type { Change, EntryRow, MatterRow, NoticeRow, PrivateRow } from './change.ts';
import { gathered } from './gathered.ts';
import { endedKeys, type JobRow, jobsCte, type TaskIds, timerRow } from './job-rows.ts';
import { bytea, named } from './pool.ts';

// Each parameter is a JSON array of rows; `n` says which change a row belongs to. One change is an array of one.
const special: Readonly<Record<string, string>> = {
  version: 'int',
  round: 'smallint',
  longitude: 'float8',
  latitude: 'float8',
};
const typeOf = (name: string) =>
  special[name] ?? (name.endsWith('_at') || name === 'wait_until' ? 'timestamptz' : 'text');
const stateTypes = stateColumns.map((name) => `${name} ${typeOf(name)}`).join(', ');
const given = (name: string) => (name === 'state' ? 'x.state::json' : `x.${name}`);

const hand = 'n int, platform text, number text, at timestamptz, actor_kind text, actor text, unit text, command uuid';
const done = 'x.n, x.platform, x.number, x.at, x.actor_kind, x.actor, x.unit, x.command';
const asked = (more: string) => `
x as materialized (select * from json_to_recordset($1::json) as x(${hand}, ${stateTypes}, head bytea, ${more}))`;

// Nothing is written into a day that is closed: its root is being made or stands (docs/decisions/record.md).
const open = 'not exists (select 1 from closed_before c where c.platform = x.platform and c.at > x.at)';

// What every change writes beside the row, for those in `done`. Rows of large tables are found one by one through
// their keys (`lateral`, then by place), whatever the planner thinks of a table that was empty a minute ago.
const beside = `
entries as (
  insert into entry (platform, number, seq, at, actor_kind, actor, unit, type, body, private_digest, previous, digest, command, step)
  select platform, number, seq, at, actor_kind, actor, unit, type, body::json, private_digest, previous, digest, command, step
  from json_to_recordset($2::json)
    as r(n int, seq int, type text, body text, private_digest bytea, previous bytea, digest bytea, step smallint)
  join done using (n)
),
privates as (
  insert into entry_private (platform, number, seq, salt, body)
  select platform, number, seq, salt, body::json
  from json_to_recordset($3::json) as r(n int, seq int, salt bytea, body text) join done using (n)
),
notices as (
  insert into notice (platform, number, seq, n, at, occasion, desk, about)
  select platform, number, seq, place, at, occasion, desk, about
  from json_to_recordset($4::json) as r(n int, seq int, place smallint, occasion text, desk text, about json)
  join done using (n)
),
holders as (
  insert into holding (platform, unit, number)
  select platform, r.unit, number from json_to_recordset($5::json) as r(n int, unit text) join done using (n)
  on conflict do nothing
),
files as (
  update file set platform = f.platform, number = f.number
  from (
    select platform, number, t.row from json_to_recordset($6::json) as r(n int, id uuid) join done using (n)
    cross join lateral (select ctid as row from file where file.id = r.id and file.number is null limit 1) t
  ) f where file.ctid = f.row and file.number is null
),${jobsCte(7)}`;

const insertText = `
with${asked('key bytea, unless timestamptz, subject text, excerpt text, address text, words text[]')},
a as (
  insert into appeal (platform, number, ${stateColumns.join(', ')}, head, matter)
  select x.platform, x.number, ${stateColumns.map(given).join(', ')}, x.head, x.key from x
  left join lateral (select e.number ${earlierOf} limit 1) e on x.unless is not null
  where ${open} and e.number is null
  returning platform, number
),
done as (select ${done}, x.subject, x.excerpt, x.address, x.words from x join a using (platform, number)),
matters as (
  insert into matter (platform, number, subject, excerpt, address, words)
  select platform, number, subject, excerpt, address, words from done
),${beside}
select n from done`;

const updateText = `
with${asked('read int')},
found as (
  select x.*, t.row from x
  cross join lateral (
    select ctid as row from appeal where platform = x.platform and number = x.number and version = x.read limit 1
  ) t where ${open}
),
done as (
  update appeal set ${stateColumns.map((name) => `${name} = ${given(name)}`).join(', ')}, head = x.head
  from found x where appeal.ctid = x.row and appeal.version = x.read
  returning ${done}
),${beside}
select n from done`;

/** The statements of the door, for the floor that benches measure against. */
export const doorStatements = { insert: insertText, update: updateText } as const;

const insert = named<{ n: number }>(insertText);
const update = named<{ n: number }>(updateText);

export interface Writer {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly tasks: TaskIds;
}

interface Row {
  readonly by: Pick<Writer, 'clock' | 'tasks'>;
  readonly change: Change;
  /** What only one of the two statements has: its words for a new appeal, the version that was read for a change. */
  readonly own: Readonly<Record<string, unknown>>;
}

const insertAll = gathered(async (on, rows: readonly Row[]) => written(rows, await insert(on, ...parameters(rows))));
const updateAll = gathered(async (on, rows: readonly Row[]) => written(rows, await update(on, ...parameters(rows))));

function written(rows: readonly Row[], answer: readonly { n: number }[]): boolean[] {
  const known = new Set(answer.map(({ n }) => n));
  return rows.map((_, n) => known.has(n));
}

/** What only a new appeal has. */
export interface Newness extends MatterRow {
  /** Keyed digest of the words. */
  readonly key: Buffer;
  /** Not written if the same person sent the same words since this instant; null: written all the same. */
  readonly unless: number | null;
}

/**
 * Writes a new appeal. Unique violations come through as the driver's errors; the desk knows what each means.
 * False: the same person sent the same words before, or its day was closed meanwhile.
 */
export function writeNew(by: Writer, change: Change, newness: Newness): Promise<boolean> {
  return insertAll(by.pool, newRow(by, change, newness));
}

/** Writes what a command changed, if the appeal is still as it was read. False: somebody was faster, or the day was closed. */
export function writeNext(by: Writer, change: Change, readVersion: number): Promise<boolean> {
  return updateAll(by.pool, nextRow(by, change, readVersion));
}

export function newRow(by: Row['by'], change: Change, { key, unless, ...matter }: Newness): Row {
  return { by, change, own: { key: bytea(key), unless: instant(unless), ...matter } };
}

export function nextRow(by: Row['by'], change: Change, readVersion: number): Row {
  return { by, change, own: { read: readVersion } };
}

/** The parameters of a statement that writes these changes, in order. */
export function parameters(rows: readonly Row[]): string[] {
  const all = <One>(of: (row: Row) => readonly One[], as: (one: One) => object) =>
    JSON.stringify(rows.flatMap((row, n) => of(row).map((one) => ({ n, ...as(one) }))));
  return [
    JSON.stringify(rows.map(appealRow)),
    all((row) => row.change.entries, entryRow),
    all((row) => row.change.privates, privateRow),
    all((row) => row.change.notices, noticeRow),
    all(
      (row) => row.change.holders,
      (unit) => ({ unit }),
    ),
    all(
      (row) => row.change.photos,
      (id) => ({ id }),
    ),
    all(jobRows, (job) => job),
    all(
      (row) => endedKeys(row.change),
      (key) => ({ key }),
    ),
  ];
}

function appealRow({ change, own }: Row, n: number): object {
  const { after, at, actorKind, actor, unit, command, head } = change;
  const values = valuesOf(after);
  return {
    n,
    platform: after.platform,
    number: after.number,
    at: instant(at),
    actor_kind: actorKind,
    actor,
    unit,
    command,
    head: bytea(head),
    ...own,
    ...Object.fromEntries(stateColumns.map((name, i) => [name, values[i]])),
  };
}

function entryRow({ seq, type, body, privateDigest, previous, digest, step }: EntryRow): object {
  return {
    seq,
    type,
    body,
    private_digest: bytea(privateDigest),
    previous: bytea(previous),
    digest: bytea(digest),
    step,
  };
}

function privateRow({ seq, salt, body }: PrivateRow): object {
  return { seq, salt: bytea(salt), body };
}

function noticeRow({ seq, n, occasion, to, about }: NoticeRow): object {
  return { seq, place: n, occasion, desk: to.kind === 'desk' ? `${to.unit}:${to.desk}` : null, about };
}

function jobRows({ by, change: { after, timers, notices, entries, at } }: Row): JobRow[] {
  const rows = timers.set.map((timer) => timerRow(by, after, timer));
  if (notices.some((notice) => notice.to.kind === 'appellant'))
    rows.push({
      task: by.tasks.deliver,
      payload: { platform: after.platform, number: after.number, from: entries[0]?.seq ?? 0, to: after.version },
      run_at: instant(by.clock.machineInstantOf(at)),
      key: null,
    });
  return rows;
}
