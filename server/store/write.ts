import type pg from 'pg';
import type { Clock } from '#server/clock.ts';
import { instant, stateColumns, valuesOf } from './appeal-columns.ts';
import type { Change, MatterRow } from './change.ts';
import { type DeliverPayload, endedKeys, jobsCte, type TaskIds, type TimerPayload, timerKey } from './job-rows.ts';
import { named } from './pool.ts';

const COLUMNS = stateColumns.length;
// $1 platform, $2 number, then the state's columns, then the digest of the last entry.
const HEAD = 3 + COLUMNS;
const TAIL = HEAD + 1;
const casts: Readonly<Record<string, string>> = { state: '::json' };

const column = (name: string, i: number) =>
  `$${3 + i}${casts[name] ?? (name.endsWith('_at') || name === 'wait_until' ? '::timestamptz' : '')}`;
const values = stateColumns.map(column).join(', ');

const p = (i: number) => `$${TAIL + i}`;
// The parameters of what every change writes beside the row, counted from TAIL.
const tail = `
entries as (
  insert into entry (platform, number, seq, at, actor_kind, actor, unit, type, body, private_digest, previous, digest, command, step)
  select $1, $2, x.seq, ${p(0)}::timestamptz, ${p(1)}, ${p(2)}, ${p(3)}, x.type, x.body::json, x.private_digest, x.previous, x.digest, ${p(4)}::uuid, x.step
  from a, unnest(${p(5)}::int[], ${p(6)}::text[], ${p(7)}::text[], ${p(8)}::bytea[], ${p(9)}::bytea[], ${p(10)}::bytea[], ${p(11)}::smallint[])
    as x(seq, type, body, private_digest, previous, digest, step)
),
privates as (
  insert into entry_private (platform, number, seq, salt, body)
  select $1, $2, x.seq, x.salt, x.body::json
  from a, unnest(${p(12)}::int[], ${p(13)}::bytea[], ${p(14)}::text[]) as x(seq, salt, body)
),
notices as (
  insert into notice (platform, number, seq, n, at, occasion, desk, about)
  select $1, $2, x.seq, x.n, ${p(0)}::timestamptz, x.occasion, x.desk, x.about::json
  from a, unnest(${p(15)}::int[], ${p(16)}::smallint[], ${p(17)}::text[], ${p(18)}::text[], ${p(19)}::text[]) as x(seq, n, occasion, desk, about)
),
holders as (
  insert into holding (platform, unit, number) select $1, x.unit, $2 from a, unnest(${p(20)}::text[]) as x(unit)
  on conflict do nothing
),
files as (
  update file set platform = $1, number = $2 from a where id = any(${p(21)}::uuid[]) and file.number is null
),${jobsCte(TAIL + 22)}`;
const AFTER_TAIL = TAIL + 27;
const m = (i: number) => `$${AFTER_TAIL + i}`;

// Nothing is written into a day that is closed: its root is being made or stands (docs/decisions/record.md).
const open = `not exists (select 1 from closed_before where platform = $1 and closed_before.at > ${p(0)}::timestamptz)`;

const insertText = `
with a as (
  insert into appeal (platform, number, ${stateColumns.join(', ')}, head, matter)
  select $1, $2, ${values}, $${HEAD}, ${m(0)} where ${open} returning 1
),
words as (
  insert into matter (platform, number, subject, excerpt, address, words)
  select $1, $2, ${m(1)}, ${m(2)}, ${m(3)}, ${m(4)}::text[] from a
),${tail}
select 1 as written from a`;

const updateText = `
with a as (
  update appeal set ${stateColumns.map((name, i) => `${name} = ${column(name, i)}`).join(', ')}, head = $${HEAD}
  where platform = $1 and number = $2 and version = ${m(0)} and ${open} returning 1
),${tail}
select 1 as written from a`;

/** The statements of the door, for the floor that benches measure against. */
export const doorStatements = { insert: insertText, update: updateText } as const;

const insert = named<{ written: number }>(insertText);
const update = named<{ written: number }>(updateText);

export interface Writer {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly tasks: TaskIds;
}

/**
 * Writes a new appeal. Unique violations come through as the driver's errors; the desk knows what each means.
 * False: its day was closed meanwhile.
 */
export async function writeNew(by: Writer, change: Change, key: Buffer, matter: MatterRow): Promise<boolean> {
  return (await insert(by.pool, ...newValues(by, change, key, matter))).length === 1;
}

/** The parameters of the statement that writes a new appeal, in order. */
export function newValues(
  by: Pick<Writer, 'clock' | 'tasks'>,
  change: Change,
  key: Buffer,
  { subject, excerpt, address, words }: MatterRow,
): unknown[] {
  return [...parameters(by, change), key, subject, excerpt, address, words];
}

/** Writes what a command changed, if the appeal is still as it was read. False: somebody was faster, or the day was closed. */
export async function writeNext(by: Writer, change: Change, readVersion: number): Promise<boolean> {
  return (await update(by.pool, ...nextValues(by, change, readVersion))).length === 1;
}

/** The parameters of the statement that writes what a command changed, in order. */
export function nextValues(by: Pick<Writer, 'clock' | 'tasks'>, change: Change, readVersion: number): unknown[] {
  return [...parameters(by, change), readVersion];
}

/** The parameters both statements share, in order. */
function parameters(by: Pick<Writer, 'clock' | 'tasks'>, change: Change): unknown[] {
  const { after, entries, privates, notices } = change;
  const jobs = jobRows(by, change);
  return [
    after.platform,
    after.number,
    ...valuesOf(after),
    change.head,
    instant(change.at),
    change.actorKind,
    change.actor,
    change.unit,
    change.command,
    entries.map((entry) => entry.seq),
    entries.map((entry) => entry.type),
    entries.map((entry) => entry.body),
    entries.map((entry) => entry.privateDigest),
    entries.map((entry) => entry.previous),
    entries.map((entry) => entry.digest),
    entries.map((entry) => entry.step),
    privates.map((row) => row.seq),
    privates.map((row) => row.salt),
    privates.map((row) => row.body),
    notices.map((notice) => notice.seq),
    notices.map((notice) => notice.n),
    notices.map((notice) => notice.occasion),
    notices.map((notice) => (notice.to.kind === 'desk' ? `${notice.to.unit}:${notice.to.desk}` : null)),
    notices.map((notice) => JSON.stringify(notice.about)),
    change.holders,
    change.photos,
    jobs.map((job) => job.task),
    jobs.map((job) => job.payload),
    jobs.map((job) => job.runAt),
    jobs.map((job) => job.key),
    endedKeys(change),
  ];
}

function jobRows({ clock, tasks }: Pick<Writer, 'clock' | 'tasks'>, { after, timers, notices, entries, at }: Change) {
  const { platform, number } = after;
  const rows = timers.set.map((timer) => ({
    task: tasks.timer,
    payload: JSON.stringify({ platform, number, at: timer.at, command: timer.command } satisfies TimerPayload),
    runAt: instant(clock.machineInstantOf(timer.at)),
    key: timerKey(after, timer) as string | null,
  }));
  if (notices.some((notice) => notice.to.kind === 'appellant')) {
    const payload: DeliverPayload = { platform, number, from: entries[0]?.seq ?? 0, to: after.version };
    rows.push({
      task: tasks.deliver,
      payload: JSON.stringify(payload),
      runAt: instant(clock.machineInstantOf(at)),
      key: null,
    });
  }
  return rows;
}
