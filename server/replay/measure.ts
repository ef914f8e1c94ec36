import type pg from 'pg';
import { mix, type ShareName } from './mix.ts';

/** What became of the messages of a replay, counted from the tables. */
export interface Measured {
  readonly submitted: number;
  readonly closed: number;
  readonly declined: number;
  readonly byEnd: Readonly<Record<string, number>>;
  readonly solvedAt: Readonly<Record<string, number>>;
  readonly secondRounds: number;
  /** Rounds whose unit was done by the due instant, of all that were due. */
  readonly onTime: { readonly count: number; readonly of: number };
  readonly entries: number;
  readonly photos: number;
  readonly shares: Readonly<Record<ShareName, number>>;
}

// Every reply that went out, with the due instant of its round and when its unit was done with it.
const rounds = `
  select number,
    (select (o.body::jsonb #>> '{clock,due}')::float8 from entry o
     where o.platform = r.platform and o.number = r.number and o.seq < r.seq and o.type in ('accepted', 'second_round_opened')
     order by o.seq desc limit 1) as due,
    (select extract(epoch from h.at) * 1000 from entry h
     where h.platform = r.platform and h.number = r.number and h.seq < r.seq and h.type = 'unit_review_passed'
     order by h.seq desc limit 1) as handled
  from entry r join sent using (platform, number) where r.type = 'replied'`;

const statement = `
  with a as (select a.* from appeal a join sent using (platform, number)),
  solved as (select * from a where status = 'closed' and outcome not in ('withdrawn', 'duplicate', 'passed_on')),
  ratings as (
    select e.number, row_number() over (partition by e.number order by seq) as nth,
      (e.body::jsonb ->> 'resolution') = 'unresolved' or (e.body::jsonb ->> 'satisfaction') = 'dissatisfied' as bad
    from entry e join sent using (platform, number) where e.type = 'rated'
  ),
  rounds as (${rounds})
  select
    (select count(*)::int from sent) as submitted,
    (select count(*)::int from a where status = 'closed') as closed,
    (select count(*)::int from a where status = 'declined') as declined,
    (select coalesce(json_object_agg(what, n), '{}') from (select coalesce(outcome, status) as what, count(*) as n from a group by 1 order by 2 desc) x) as "byEnd",
    (select coalesce(json_object_agg(level, n), '{}') from (select level, count(*) as n from solved group by 1 order by 2 desc) x) as "solvedAt",
    (select count(*)::int from entry join sent using (platform, number) where type = 'second_round_opened') as "secondRounds",
    (select json_build_object('count', count(*) filter (where handled <= due), 'of', count(*)) from rounds) as "onTime",
    (select count(*)::int from entry join sent using (platform, number)) as entries,
    (select coalesce(sum(cardinality(photos)), 0)::int from given) as photos,
    json_build_object(
      'beyond_community', (select count(*) from solved where level <> 'community'),
      'departments', (select count(distinct number) from entry e join sent using (platform, number)
        join unit u on u.platform = e.platform and u.id = e.body::jsonb #>> '{order,unit}' where u.type in ('department', 'enterprise')),
      'bad_first', (select count(*) from ratings where nth = 1 and bad),
      'bad_twice', (select count(*) from ratings where nth = 2 and bad),
      'silent', (select count(distinct e.number) from entry e join sent using (platform, number)
        where e.type = 'closed' and e.body::jsonb ->> 'outcome' = 'unrated'),
      'declined', (select count(*) from a where status = 'declined'),
      'withdrawn', (select count(*) from a where outcome = 'withdrawn'),
      'late', (select count(distinct number) from rounds where handled > due)
    ) as shares`;

export async function measure(client: pg.PoolClient): Promise<Measured> {
  const { rows } = await client.query<Measured>(statement);
  const [row] = rows;
  if (!row) throw new Error('nothing was measured');
  return row;
}

/** Shares of the mix that are smaller than they must be. */
export function missingFrom({ shares, submitted }: Measured): ShareName[] {
  return (Object.keys(mix) as ShareName[]).filter((name) => shares[name] < mix[name].least * submitted);
}
