import { createHash } from 'node:crypto';
import type pg from 'pg';
import { timersOf } from '#domain/appeal/timers.ts';
import type { Clock } from '#server/clock.ts';
import { instant, stateColumns, valuesOf } from '#server/store/appeal-columns.ts';
import { type JobRow, jobsCte, type TaskIds, timerKey, timerRow } from '#server/store/job-rows.ts';
import type { Queryable } from '#server/store/pool.ts';
import type { DatedNotice, Derived } from './derive.ts';
import { type Difference, deskOf } from './differences.ts';
import type { Stored } from './stored.ts';

export interface Mender {
  readonly clock: Clock;
  readonly tasks: TaskIds;
}

/**
 * Writes what the entries give over what differs, within the caller's transaction. False when the appeal was changed
 * since it was read: nothing must be kept then.
 */
export async function mend(
  client: pg.PoolClient,
  by: Mender,
  derived: Derived,
  stored: Stored,
  differences: readonly Difference[],
): Promise<boolean> {
  const of = (part: Difference['part']) => differences.filter((difference) => difference.part === part);
  if (!(await mendRow(client, derived, stored.row, of('row').length > 0))) return false;
  await mendHolders(client, derived, of('holding'));
  if (of('matter').length > 0) await mendMatter(client, derived);
  await mendNotices(client, derived, of('notice'));
  if (of('timer').length > 0) await mendTimers(client, by, derived, of('timer'));
  return true;
}

async function mendRow(client: pg.PoolClient, derived: Derived, row: Stored['row'], wrong: boolean): Promise<boolean> {
  const { appeal, head, words } = derived;
  const key = [appeal.platform, appeal.number];
  if (row && !wrong) {
    const text = 'select 1 from appeal where platform = $1 and number = $2 and version = $3 for update';
    return (await client.query(text, [...key, row.version])).rowCount === 1;
  }
  const values = [...key, ...valuesOf(appeal), head, words?.key ?? null];
  const place = (i: number) => `$${i + 3}`;
  const last = stateColumns.length + 3;
  if (row) {
    const columns = stateColumns.map((column, i) => `${column} = ${place(i)}`).join(', ');
    const text = `update appeal set ${columns}, head = $${last}, matter = coalesce($${last + 1}, matter)
      where platform = $1 and number = $2 and version = $${last + 2}`;
    return (await client.query(text, [...values, row.version])).rowCount === 1;
  }
  // Where the words were erased nothing can be recognised as their repeat any more; the column still wants a value.
  values[values.length - 1] ??= createHash('sha256').update(key.join(' ')).digest();
  const text = `insert into appeal (platform, number, ${stateColumns.join(', ')}, head, matter)
    values (${values.map((_, i) => `$${i + 1}`).join(', ')}) on conflict (platform, number) do nothing`;
  return (await client.query(text, values)).rowCount === 1;
}

function names(differences: readonly Difference[], ...codes: Difference['code'][]): string[] {
  return differences.filter(({ code }) => codes.includes(code)).map(({ name }) => name);
}

async function mendHolders(client: pg.PoolClient, { appeal }: Derived, wrong: readonly Difference[]): Promise<void> {
  const key = [appeal.platform, appeal.number];
  await client.query('delete from holding where platform = $1 and number = $2 and unit = any($3)', [
    ...key,
    names(wrong, 'extra'),
  ]);
  await client.query(
    'insert into holding (platform, number, unit) select $1, $2, unnest($3::text[]) on conflict do nothing',
    [...key, names(wrong, 'missing')],
  );
}

async function mendMatter(client: pg.PoolClient, { appeal, words }: Derived): Promise<void> {
  if (!words) return;
  const { subject, excerpt, address, words: searched } = words.matter;
  await client.query(
    `insert into matter (platform, number, subject, excerpt, address, words) values ($1, $2, $3, $4, $5, $6)
     on conflict (platform, number) do update set subject = excluded.subject, excerpt = excluded.excerpt,
       address = excluded.address, words = excluded.words`,
    [appeal.platform, appeal.number, subject, excerpt, address, searched],
  );
}

/** What was derived again is not sent again: nobody is told of old news. */
const NOT_SENT = 'derived again, not sent';

async function mendNotices(client: pg.PoolClient, derived: Derived, wrong: readonly Difference[]): Promise<void> {
  const { platform, number } = derived.appeal;
  const put = new Set(names(wrong, 'missing', 'differs'));
  for (const name of names(wrong, 'extra')) {
    const [seq, n] = name.split('.');
    await client.query('delete from notice where platform = $1 and number = $2 and seq = $3 and n = $4', [
      platform,
      number,
      seq,
      n,
    ]);
  }
  for (const notice of derived.notices.filter(({ seq, n }) => put.has(`${seq}.${n}`)))
    await client.query(
      `insert into notice (platform, number, seq, n, at, occasion, desk, about, failure)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (platform, number, seq, n) do update
         set at = excluded.at, occasion = excluded.occasion, desk = excluded.desk, about = excluded.about`,
      [platform, number, ...noticeValues(notice)],
    );
}

function noticeValues(notice: DatedNotice): unknown[] {
  const { seq, n, at, occasion, about } = notice;
  const desk = deskOf(notice);
  return [seq, n, instant(at), occasion, desk, JSON.stringify(about), desk === null ? NOT_SENT : null];
}

/** Takes timers out of the queue that belong to no appeal at all. */
export async function cancelTimers(on: Queryable, keys: readonly string[]): Promise<void> {
  await putTimers(on, [], keys);
}

async function putTimers(on: Queryable, rows: readonly JobRow[], ended: readonly string[]): Promise<void> {
  await on.query(`with done as (select 0 as n),${jobsCte(1)} select 1`, [
    JSON.stringify(rows.map((row) => ({ n: 0, ...row }))),
    JSON.stringify(ended.map((key) => ({ n: 0, key }))),
  ]);
}

async function mendTimers(
  client: pg.PoolClient,
  { clock, tasks }: Mender,
  { appeal }: Derived,
  wrong: readonly Difference[],
): Promise<void> {
  const put = new Set(names(wrong, 'missing', 'differs'));
  const timers = timersOf(appeal).filter((timer) => put.has(timerKey(appeal, timer)));
  await putTimers(
    client,
    timers.map((timer) => timerRow({ clock, tasks }, appeal, timer)),
    names(wrong, 'extra'),
  );
}
