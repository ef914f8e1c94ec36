import type { Appeal } from '#domain/appeal/state.ts';
import { type Timer, timersOf } from '#domain/appeal/timers.ts';
import type { Clock } from '#server/clock.ts';
import { instant } from './appeal-columns.ts';
import type { Queryable } from './pool.ts';

/** The jobs whose rows the door itself inserts; `server/jobs/` has one file for each job. */
export const taskNames = ['timer', 'deliver'] as const;
export type TaskName = (typeof taskNames)[number];
export type TaskIds = Readonly<Record<TaskName, number>>;

/** What a timer's job carries: the command it will give, and the product's instant it was set for. */
export interface TimerPayload {
  readonly platform: string;
  readonly number: string;
  readonly at: number;
  readonly command: Timer['command'];
}

export interface DeliverPayload {
  readonly platform: string;
  readonly number: string;
  readonly from: number;
  readonly to: number;
}

/** Ids of the queue's tasks, made when missing. They are needed by the statements that insert jobs directly. */
export async function readTaskIds(on: Queryable): Promise<TaskIds> {
  await on.query(
    'insert into graphile_worker._private_tasks (identifier) select unnest($1::text[]) on conflict do nothing',
    [taskNames],
  );
  const { rows } = await on.query<{ identifier: TaskName; id: number }>(
    'select identifier, id from graphile_worker._private_tasks where identifier = any($1)',
    [taskNames],
  );
  return Object.fromEntries(rows.map((row) => [row.identifier, row.id])) as TaskIds;
}

/** A job as `jobsCte` takes it, beside `n`, the number of the change it belongs to. */
export interface JobRow {
  readonly task: number;
  readonly payload: TimerPayload | DeliverPayload;
  readonly run_at: string | null;
  readonly key: string | null;
}

/** The job of one of an appeal's timers. */
export function timerRow(
  { clock, tasks }: { clock: Clock; tasks: TaskIds },
  appeal: Pick<Appeal, 'platform' | 'number'>,
  timer: Timer,
): JobRow {
  const { platform, number } = appeal;
  return {
    task: tasks.timer,
    payload: { platform, number, at: timer.at, command: timer.command },
    run_at: instant(clock.machineInstantOf(timer.at)),
    key: timerKey(appeal, timer),
  };
}

/**
 * A timer's key names the order or round it is for: a job that is running keeps its key locked, and the timer that its
 * own change sets must not collide with it.
 */
export function timerKey(appeal: Pick<Appeal, 'platform' | 'number'>, timer: Pick<Timer, 'name' | 'command'>): string {
  const of = timer.command.type === 'close_unrated' ? timer.command.round : timer.command.order;
  return `${timer.name}:${appeal.platform}:${appeal.number}:${of}`;
}

/** Keys of the timers that the appeal had and no longer has. */
export function endedKeys({ before, after }: { before: Appeal | null; after: Appeal }): string[] {
  const kept = new Set(timersOf(after).map((timer) => timerKey(after, timer)));
  return before
    ? timersOf(before)
        .map((timer) => timerKey(before, timer))
        .filter((key) => !kept.has(key))
    : [];
}

/**
 * The part of a write that inserts and cancels jobs of what is in `done`. `graphile_worker.add_job` notifies inside the
 * transaction, which makes commits wait for one another; the rows are the same (a test holds them equal) and the
 * workers are poked after.
 */
export const jobsCte = (first: number) => `
jobs as (
  insert into graphile_worker._private_jobs (task_id, payload, run_at, key, max_attempts)
  select task, payload, run_at, key, 25
  from json_to_recordset($${first}::json) as r(n int, task int, payload json, run_at timestamptz, key text)
  join done using (n)
  on conflict (key) do update set task_id = excluded.task_id, payload = excluded.payload, run_at = excluded.run_at,
    revision = _private_jobs.revision + 1, attempts = 0, last_error = null, updated_at = now()
  where _private_jobs.locked_at is null
),
cancelled as (
  delete from graphile_worker._private_jobs where locked_at is null and ctid = any(array(
    select t.row from json_to_recordset($${first + 1}::json) as r(n int, key text) join done using (n)
    cross join lateral (
      select ctid as row from graphile_worker._private_jobs where key = r.key and locked_at is null limit 1
    ) t
  ))
)`;
