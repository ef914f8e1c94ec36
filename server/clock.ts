import { type Instant, instantFromIso } from '#domain/deadline/instant.ts';
import { type Attempt, done, failed } from './attempt.ts';

/** The one clock of a process, given at composition. */
export type Clock = {
  now(): Instant;
  /** The instant of the machine at which this clock will show `at`: where a timer has to be set. */
  machineInstantOf(at: Instant): Instant;
};

/** A clock that showed `start` at the machine's instant `anchor` and runs `speed` times as fast. */
export type ClockSetting = { start: Instant; speed: number; anchor: Instant | undefined };

export const systemClock: Clock = { now: () => Date.now(), machineInstantOf: (at) => at };

/** The clock a setting describes. Without an anchor it starts now. */
export function clockOf(setting: ClockSetting | undefined): Clock {
  if (!setting) return systemClock;
  const { start, speed, anchor = Date.now() } = setting;
  return {
    now: () => Math.floor(start + (Date.now() - anchor) * speed),
    machineInstantOf: (at) => Math.ceil(anchor + (at - start) / speed),
  };
}

// The last year that both JavaScript and PostgreSQL write with four digits.
const NEVER = Date.UTC(9999, 0, 1);

/** A clock that stands still until it is set, for tests. */
export function handClock(start: Instant): Clock & { set(to: Instant): void } {
  let shown = start;
  return {
    now: () => shown,
    machineInstantOf: (at) => (at <= shown ? Date.now() : NEVER),
    set(to) {
      shown = to;
    },
  };
}

/**
 * Reads `START`, `START*SPEED` or `START*SPEED@ANCHOR`; START and ANCHOR are ISO 8601 with an offset, SPEED a number
 * above 0. Several processes share one clock by the same ANCHOR, the machine's instant at which it showed START.
 */
export function parseClock(text: string): Attempt<ClockSetting> {
  const [, from = '', by = '1', at] = /^([^*@]+)(?:\*([\d.]+))?(?:@(.+))?$/.exec(text) ?? [];
  const start = instantFromIso(from);
  const speed = Number(by);
  const anchor = at === undefined ? undefined : instantFromIso(at);
  const wrong = start === undefined || !(speed > 0 && speed <= 1_000_000) || (at !== undefined && anchor === undefined);
  return wrong
    ? failed(`QINGSU_CLOCK is "${text}", but must look like 2026-03-02T09:00:00+08:00*60.`)
    : done({ start, speed, anchor });
}
