import { named, type Queryable } from './pool.ts';

const due = named<{ count: number }>(
  'select count(*)::int as count from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts',
);

/** Jobs that are due now and not yet done, those that run at this moment included. */
export async function dueJobs(on: Queryable): Promise<number> {
  return (await due(on))[0]?.count ?? 0;
}
