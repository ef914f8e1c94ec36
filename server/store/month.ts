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

export interface MonthFigures {
  readonly accepted: number;
  readonly closed: number;
  readonly rated: number;
  /** Null when nobody has rated. */
  readonly satisfactionRate: number | null;
}

/** This month so far in three numbers, by events. */
async function monthOf(on: Queryable, platform: string, now: Instant): Promise<MonthFigures> {
  const first = dayFromIso(`${isoDay(dayOf(now)).slice(0, 7)}-01`) ?? dayOf(now);
  const [row] = await month(on, platform, new Date(startOfDay(first)), new Date(now));
  const { accepted = 0, closed = 0, rated = 0, satisfied = 0 } = row ?? {};
  return { accepted, closed, rated, satisfactionRate: rated === 0 ? null : satisfied / rated };
}

const FRESH_MS = 60_000;

/** The same, read at most once a minute for each platform: every visitor's first page asks for it. */
export function monthly(on: Queryable) {
  const known = new Map<string, { figures: Promise<MonthFigures>; until: number }>();
  return (platform: string, now: Instant): Promise<MonthFigures> => {
    const kept = known.get(platform);
    if (kept && kept.until > now && kept.until <= now + FRESH_MS) return kept.figures;
    const figures = monthOf(on, platform, now);
    known.set(platform, { figures, until: now + FRESH_MS });
    figures.catch(() => known.delete(platform));
    return figures;
  };
}
