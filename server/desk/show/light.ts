import type { LightView, Remaining } from '#contract/fields.ts';
import type { Facts } from '#domain/appeal/facts.ts';
import type { Wait } from '#domain/appeal/state.ts';
import { isoInstant } from '#domain/deadline/instant.ts';
import { light } from '#domain/deadline/lights.ts';
import { remaining } from '#domain/deadline/remaining.ts';

/** The light of a wait, as stored instants compared with now. The appellant's own time has no light. */
export function lightView(wait: Wait | null, facts: Pick<Facts, 'now' | 'calendar'>): LightView | null {
  if (!wait?.unit) return null;
  return {
    colour: light({ yellow_at: wait.yellow, red_at: wait.red }, facts.now),
    yellowAt: isoInstant(wait.yellow),
    redAt: isoInstant(wait.red),
    until: isoInstant(wait.until),
    remaining: remainingView(wait.until, facts),
  };
}

function remainingView(until: number, { now, calendar }: Pick<Facts, 'now' | 'calendar'>): Remaining {
  const left = remaining(calendar, until, now);
  const workingDays = left.overdue ? left.days : left.working_days;
  return { overdue: left.overdue, workingDays, hours: left.hours, minutes: left.minutes };
}
