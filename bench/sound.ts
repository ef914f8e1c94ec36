import type pg from 'pg';

/** Whether a run left what it should: nothing lost, nothing double, every row with its record, jobs and notices. */
export interface Soundness {
  readonly holds: boolean;
  readonly [check: string]: boolean | number;
}

/** Counts after a run of submissions: rows are the good answers, and each has entries, a timer and a notice. */
export async function soundness(pool: pg.Pool, expected: { submitted: number }): Promise<Soundness> {
  await pool.query('analyze');
  const count = async (text: string) =>
    Number((await pool.query<{ n: string }>(`select count(*)::text as n ${text}`)).rows[0]?.n);
  const appeals = await count('from appeal');
  const withEntries = await count(
    'from appeal a where a.version = (select count(*) from entry e where e.platform = a.platform and e.number = a.number)',
  );
  const chained = await count(
    `from appeal a where a.head = (select digest from entry e where e.platform = a.platform and e.number = a.number order by seq desc limit 1)`,
  );
  const noticed = await count(
    'from appeal a where exists (select from notice n where n.platform = a.platform and n.number = a.number)',
  );
  const timed = await count(
    `from appeal a where status = 'in_hand' and not exists (select from graphile_worker._private_jobs j where j.key = 'overdue:' || a.platform || ':' || a.number || ':1')`,
  );
  return {
    appeals,
    rowsAreAnswers: appeals === expected.submitted,
    entries: withEntries === appeals,
    chains: chained === appeals,
    notices: noticed === appeals,
    timers: timed === 0,
    holds:
      appeals === expected.submitted &&
      withEntries === appeals &&
      chained === appeals &&
      noticed === appeals &&
      timed === 0,
  };
}
