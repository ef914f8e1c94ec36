import type { Appeal } from '#domain/appeal/state.ts';
import { type Timer, timersOf } from '#domain/appeal/timers.ts';
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
 * The part of a write that inserts and cancels jobs. `graphile_worker.add_job` notifies inside the transaction, which
 * makes commits wait for one another; the rows are the same (a test holds them equal) and the workers are poked after.
 */
export const jobsCte = (first: number) => `
jobs as (
  insert into graphile_worker._private_jobs (task_id, payload, run_at, key, max_attempts)
  select x.task, x.payload::json, x.run_at, x.key, 25
  from a, unnest($${first}::int[], $${first + 1}::text[], $${first + 2}::timestamptz[], $${first + 3}::text[]) as x(task, payload, run_at, key)
  on conflict (key) do update set task_id = excluded.task_id, payload = excluded.payload, run_at = excluded.run_at,
    revision = _private_jobs.revision + 1, attempts = 0, last_error = null, updated_at = now()
  where _private_jobs.locked_at is null
),
cancelled as (
  delete from graphile_worker._private_jobs using a where key = any($${first + 4}::text[]) and locked_at is null
)`;
