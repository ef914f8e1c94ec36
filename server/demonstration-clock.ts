import type pg from 'pg';
import type { Instant } from '#domain/deadline/instant.ts';
import { type Clock, type ClockSetting, clockOf, systemClock } from './clock.ts';
import type { Config } from './config.ts';

/** A clock that can be moved forward while the platform runs; timers move with it. */
export interface MovableClock extends Clock {
  speed(): number;
  set(to: Instant): Promise<void>;
  /** Brings every timer in line after the clock was moved; called every few seconds. */
  settle(): Promise<void>;
}

type Kept = { start: Instant; speed: number; anchor: Instant };

/** Timers that a moved clock brings nearer than this, in the machine's time, are set anew at once; the rest by `settle`. */
const NEAR = 60_000;

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

  // A change that was under way while the clock was moved may put its timer down after the first pass.
  let passes = 0;

  async function keep(): Promise<void> {
    await pool.query(
      `insert into demonstration_clock (start, speed, anchor) values ($1, $2, $3)
       on conflict (one) do update set start = excluded.start, speed = excluded.speed, anchor = excluded.anchor`,
      [shown.start, shown.speed, shown.anchor],
    );
    // A replay moves the clock thousands of times: only what may be due soon is worth a write each time.
    passes = 2;
    await align(shown.start + NEAR * shown.speed);
    await pool.query(`select pg_notify('jobs:insert', '{"count":8}')`);
  }

  // Timers stand at machine instants; when the clock jumps, each is set anew from the product's instant it is for.
  // A timer that a change holds is left to it: waiting for one while holding others could end in a deadlock.
  async function align(upTo: Instant | null): Promise<void> {
    await pool.query(
      `with free as (
         select id from graphile_worker._private_jobs
         where payload ->> 'at' is not null and locked_at is null
           and ($4::float8 is null or (payload ->> 'at')::float8 <= $4)
         for update skip locked)
       update graphile_worker._private_jobs job
       set run_at = to_timestamp(least(ceil($1::float8 + ((payload ->> 'at')::float8 - $2::float8) / $3::float8), 253402300799000) / 1000)
       from free where job.id = free.id`,
      [shown.anchor, shown.start, shown.speed, upTo],
    );
  }

  async function settle(): Promise<void> {
    if (passes === 0) return;
    passes--;
    try {
      await align(null);
    } catch (error) {
      passes = 2;
      throw error;
    }
  }

  await keep();
  await settle();
  return {
    now,
    machineInstantOf,
    speed: () => shown.speed,
    async set(to) {
      shown = { start: Math.max(to, now()), speed, anchor: Date.now() };
      await keep();
    },
    settle,
  };
}

/**
 * The clock for a command that runs beside the platform. A demonstration's clock is the one it kept; where it cannot be
 * known whether that still runs, the slower of it and the system's: a day must not end before it has ended for all.
 */
export async function clockBeside(pool: pg.Pool, config: Pick<Config, 'clock' | 'demonstration'>): Promise<Clock> {
  if (!config.demonstration) return systemClock;
  const { rows } = await pool.query<Kept>('select start, speed, anchor from demonstration_clock');
  const kept = rows[0] ? clockOf(rows[0]) : config.clock && clockOf(config.clock);
  return !kept || (!config.clock && kept.now() > systemClock.now()) ? systemClock : kept;
}
