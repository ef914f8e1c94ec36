import type pg from 'pg';
import type { Instant } from '#domain/deadline/instant.ts';
import type { Clock, ClockSetting } from './clock.ts';

/** A clock that can be moved forward while the platform runs; timers move with it. */
export interface MovableClock extends Clock {
  speed(): number;
  set(to: Instant): Promise<void>;
}

type Kept = { start: Instant; speed: number; anchor: Instant };

/**
 * The demonstration's clock. What it showed last is kept, so that a restart does not turn time back; a setting that
 * starts later moves it forward.
 */
export async function demonstrationClock(pool: pg.Pool, setting: ClockSetting): Promise<MovableClock> {
  const { start, speed, anchor = Date.now() } = setting;
  let shown: Kept = { start, speed, anchor };
  const { rows } = await pool.query<Kept>('select start, speed, anchor from demonstration_clock');
  const now = () => Math.floor(shown.start + (Date.now() - shown.anchor) * shown.speed);
  const [kept] = rows;
  if (kept) {
    const last = Math.floor(kept.start + (Date.now() - kept.anchor) * kept.speed);
    if (last > now()) shown = { start: last, speed, anchor: Date.now() };
  }
  const machineInstantOf = (at: Instant) => Math.ceil(shown.anchor + (at - shown.start) / shown.speed);

  async function keep(): Promise<void> {
    await pool.query(
      `insert into demonstration_clock (start, speed, anchor) values ($1, $2, $3)
       on conflict (one) do update set start = excluded.start, speed = excluded.speed, anchor = excluded.anchor`,
      [shown.start, shown.speed, shown.anchor],
    );
    // Timers stand at machine instants; when the clock jumps, each is set anew from the product's instant it is for.
    await pool.query(
      `update graphile_worker._private_jobs
       set run_at = to_timestamp(least(ceil($1::float8 + ((payload ->> 'at')::float8 - $2::float8) / $3::float8), 253402300799000) / 1000)
       where payload ->> 'at' is not null and locked_at is null`,
      [shown.anchor, shown.start, shown.speed],
    );
    await pool.query(`select pg_notify('jobs:insert', '{"count":8}')`);
  }

  await keep();
  return {
    now,
    machineInstantOf,
    speed: () => shown.speed,
    async set(to) {
      shown = { start: Math.max(to, now()), speed, anchor: Date.now() };
      await keep();
    },
  };
}
