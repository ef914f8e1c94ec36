import { dayFromIso, dayOf, type Instant, isoDay, startOfDay } from '#domain/deadline/instant.ts';
import { named, type Queryable } from './pool.ts';

interface Month {
  accepted: number;
  closed: number;
  rated: number;
  satisfied: number;
}

// The last rating of each appeal rated this month counts; `resolved` and `satisfied` in part count as good.
const month = named<Month>(`
  with rated as (
    select distinct on (number) body ->> 'satisfaction' as satisfaction
    from entry where platform = $1 and at >= $2 and at <= $3 and type = 'rated'
    order by number, seq desc
  )
  select
    (select count(*) from appeal where platform = $1 and accepted_at >= $2 and accepted_at <= $3 and outcome is distinct from 'duplicate')::int as accepted,
    (select count(*) from appeal where platform = $1 and closed_at >= $2 and closed_at <= $3 and outcome not in ('duplicate', 'withdrawn', 'passed_on'))::int as closed,
    (select count(*) from rated)::int as rated,
    (select count(*) from rated where satisfaction <> 'dissatisfied')::int as satisfied`);

/** This month so far in three numbers, by events; the rate is null when nobody has rated. */
export async function monthOf(on: Queryable, platform: string, now: Instant) {
  const first = dayFromIso(`${isoDay(dayOf(now)).slice(0, 7)}-01`) ?? dayOf(now);
  const [row] = await month(on, platform, new Date(startOfDay(first)), new Date(now));
  const { accepted = 0, closed = 0, rated = 0, satisfied = 0 } = row ?? {};
  return { accepted, closed, rated, satisfactionRate: rated === 0 ? null : satisfied / rated };
}
