import { named, type Queryable } from './pool.ts';

const due = named<DueJobs>(
  `select count(*) filter (where run_at <= now())::int as count,
     count(*) filter (where run_at <= now() and payload ->> 'at' is not null)::int as timers,
     min((payload ->> 'at')::float8) filter (where (payload ->> 'at')::float8 > $1) as next
   from graphile_worker._private_jobs where attempts < max_attempts`,
);

export interface DueJobs {
  /** Jobs that are due now and not yet done, those that run at this moment included. */
  readonly count: number;
  /** Those of them that were set for an instant of the product. */
  readonly timers: number;
  /** The first instant of the product still ahead that a job was set for; null when there is none. */
  readonly next: number | null;
}

export async function dueJobs(on: Queryable, now: number): Promise<DueJobs> {
  return (await due(on, now))[0] ?? { count: 0, timers: 0, next: null };
}
