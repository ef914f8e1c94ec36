import type pg from 'pg';
import { named } from '#server/store/pool.ts';

/** What other processes and readers are told after a commit: ids and versions only, never content. */
export interface Told {
  readonly platform: string;
  readonly number: string;
  readonly version: number;
  /** The appellant's id; routes send it to nobody, it only picks the listeners. */
  readonly appellant: string;
}

/** One message of PostgreSQL holds 8,000 bytes. */
const PER_MESSAGE = 60;
const EVERY_MS = 20;

// A message is a commit too: no disk is to be waited for, or what others commit would wait behind it.
const notify = named(`select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)`);

export const LIVE_CHANNEL = 'qingsu_live';

/**
 * Tells after the commit, at most every 20 ms and outside any transaction: NOTIFY inside one would make commits wait
 * for one another (docs/decisions/jobs.md). Lost with the process: readers also fetch by themselves, jobs are polled.
 */
export function tellAfter(pool: pg.Pool, onError: (error: unknown) => void) {
  let told: Told[] = [];
  let jobs = false;
  let timer: NodeJS.Timeout | null = null;
  let flushing: Promise<void> | null = null;

  async function flush(): Promise<void> {
    timer = null;
    const batch = told;
    const poke = jobs;
    told = [];
    jobs = false;
    try {
      if (poke) await notify(pool, 'jobs:insert', '{"count":1}');
      for (let i = 0; i < batch.length; i += PER_MESSAGE)
        await notify(pool, LIVE_CHANNEL, JSON.stringify(batch.slice(i, i + PER_MESSAGE)));
    } catch (error) {
      onError(error);
    }
  }

  return {
    tell(change: Told, withJobs: boolean): void {
      told.push(change);
      jobs ||= withJobs;
      timer ??= setTimeout(() => {
        flushing = flush();
      }, EVERY_MS);
    },
    async stop(): Promise<void> {
      await flushing;
      if (!timer) return;
      clearTimeout(timer);
      await flush();
    },
  };
}
export type Teller = ReturnType<typeof tellAfter>;
