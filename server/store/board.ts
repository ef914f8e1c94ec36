import type { BoardView, MapView } from '#contract/lists.ts';
import { levels, statuses } from '#domain/appeal/terms.ts';
import { dayOf, type Instant, isoInstant, startOfDay } from '#domain/deadline/instant.ts';
import type { Ground } from '#server/city/ground.ts';
import { named, type Queryable } from './pool.ts';

// What happened today, from the record; a repeat is submitted and closed but never accepted.
const today = named<{ type: string; count: number }>(
  `select type, count(*)::int as count from entry
   where platform = $1 and at >= $2 and at <= $3 and type in ('submitted', 'accepted', 'replied', 'closed', 'declined')
   group by type`,
);
const open = named<{ status: string; level: string | null; light: string | null; overdue: boolean; count: number }>(
  `select status, level,
     case when wait_desk is null then null when red_at <= $2 then 'red' when yellow_at <= $2 then 'yellow' else 'blue' end as light,
     coalesce(due_at < $2 and handled_at is null, false) as overdue, count(*)::int as count
   from appeal where platform = $1 and status not in ('closed', 'declined') group by 1, 2, 3, 4`,
);

/** Counters of a platform at an instant: today's events, and what is open now. */
export async function readBoard(on: Queryable, platform: string, now: Instant): Promise<BoardView> {
  const at = new Date(now);
  const [events, rows] = await Promise.all([
    today(on, platform, new Date(startOfDay(dayOf(now))), at),
    open(on, platform, at),
  ]);
  const of = (type: string) => events.find((row) => row.type === type)?.count ?? 0;
  const sum = (fits: (row: (typeof rows)[number]) => boolean) =>
    rows.reduce((n, row) => n + (fits(row) ? row.count : 0), 0);
  return {
    at: isoInstant(now),
    today: {
      submitted: of('submitted'),
      accepted: of('accepted'),
      replied: of('replied'),
      closed: of('closed'),
      declined: of('declined'),
    },
    open: {
      total: sum(() => true),
      blue: sum((row) => row.light === 'blue'),
      yellow: sum((row) => row.light === 'yellow'),
      red: sum((row) => row.light === 'red'),
      overdue: sum((row) => row.overdue),
    },
    byStatus: statuses
      .map((status) => ({ status, count: sum((row) => row.status === status) }))
      .filter((row) => row.count > 0),
    byLevel: levels.map((level) => ({ level, open: sum((row) => row.level === level) })).filter((row) => row.open > 0),
  };
}

interface PointRow {
  number: string;
  status: (typeof statuses)[number];
  longitude: number | null;
  latitude: number | null;
  street: string | null;
  community: string | null;
  light: 'blue' | 'yellow' | 'red' | null;
  subject: string;
}
const points = named<PointRow>(
  `select a.number, a.status, a.longitude, a.latitude, a.street, a.community, m.subject,
     case when wait_desk is null then null when red_at <= $3 then 'red' when yellow_at <= $3 then 'yellow' else 'blue' end as light
   from appeal a join matter m on m.platform = a.platform and m.number = a.number
   where a.platform = $1 and a.submitted_at >= $2 and a.submitted_at <= $3 order by a.submitted_at desc limit 2000`,
);

/** Today's appeals as points; one without a point of its own stands at the middle of its community or street. */
export async function readMap(on: Queryable, ground: Ground, platform: string, now: Instant): Promise<MapView> {
  const rows = await points(on, platform, new Date(startOfDay(dayOf(now))), new Date(now));
  return {
    at: isoInstant(now),
    points: rows.flatMap(({ number, status, longitude, latitude, community, street, light, subject }) => {
      const exact = longitude !== null && latitude !== null;
      const division = community ?? street;
      const point: [number, number] | null = exact
        ? [longitude, latitude]
        : division === null
          ? null
          : ground.middleOf(division);
      return point ? [{ number, point, exact, light, subject, status }] : [];
    }),
  };
}
