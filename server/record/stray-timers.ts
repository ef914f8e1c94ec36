import type pg from 'pg';
import type { Appeal } from '#domain/appeal/state.ts';
import { timersOf } from '#domain/appeal/timers.ts';
import { timerKey } from '#server/store/job-rows.ts';
import { named } from '#server/store/pool.ts';

const PAGE = 1000;

interface Row {
  readonly id: string;
  readonly key: string;
  readonly platform: string;
  readonly number: string;
  readonly state: Appeal | null;
}

const page = named<Row>(
  `select j.id::text as id, j.key, j.payload ->> 'platform' as platform, j.payload ->> 'number' as number, a.state
   from graphile_worker._private_jobs j
   join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier = 'timer'
   left join appeal a on a.platform = j.payload ->> 'platform' and a.number = j.payload ->> 'number'
   where j.key is not null and j.locked_at is null and j.id > $1 order by j.id limit ${PAGE}`,
);

/** Timers in the queue that their appeal, as its row stands, does not have. */
export async function* strayTimers(pool: pg.Pool): AsyncGenerator<Pick<Row, 'platform' | 'number' | 'key'>> {
  for (let after: string | undefined = '0'; after !== undefined; ) {
    const rows: Row[] = await page(pool, after);
    for (const { platform, number, key, state } of rows) {
      const own = state && timersOf(state).some((timer) => timerKey(state, timer) === key);
      if (!own) yield { platform, number, key };
    }
    after = rows.length === PAGE ? rows.at(-1)?.id : undefined;
  }
}
