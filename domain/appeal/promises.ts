import type { Instant } from '#domain/deadline/instant.ts';
import { lightsFor } from '#domain/deadline/lights.ts';
import { calendarOf, dueAfter, type Limit } from '#domain/deadline/limits.ts';
import { afterOfficeHours } from '#domain/deadline/office-hours.ts';
import { instantWithWorkingLeft, working } from '#domain/deadline/working-time.ts';
import { platformOf, unitOf } from '#domain/organisation/organisation.ts';
import type { PlatformId, UnitId } from '#domain/organisation/unit.ts';
import type { NewOrder, Term } from './events.ts';
import type { Facts } from './facts.ts';
import type { RoundClock, WorkOrder } from './state.ts';
import type { AppealKind, AppealNature, Complexity } from './terms.ts';

/** The limit of the regulation for an appeal: the first row that matches. Throws when none does; the city's check excludes it. */
export function limitOf(facts: Facts, kind: AppealKind, nature: AppealNature, complexity: Complexity): Limit {
  const row = facts.regulation.limits.find(
    (candidate) =>
      candidate.kind === kind &&
      (candidate.natures === undefined || candidate.natures.includes(nature)) &&
      (candidate.complexity === undefined || candidate.complexity === complexity),
  );
  if (!row) throw new Error(`the regulation has no limit for ${kind} ${nature} ${complexity}`);
  return row.limit;
}

/** A limit from an instant on, with its lights, as instants to be stored. */
export function termFrom(facts: Facts, since: Instant, limit: Limit): Term {
  const until = dueAfter(facts.calendar, since, limit);
  const lights = lightsFor(calendarOf(facts.calendar, limit), since, until, facts.regulation.lights);
  return { since, until, yellow: lights.yellow_at, red: lights.red_at };
}

/** The clock of a round: the limit of the units, its lights, and what the appellant is promised. */
export function clockFrom(facts: Facts, from: Instant, limit: Limit): RoundClock {
  const { until, yellow, red } = termFrom(facts, from, limit);
  // 24:00 is the first instant of the next day: the review's days are counted from the day that ends.
  const promised = dueAfter(facts.calendar, until - 1, facts.regulation.steps.platformReview);
  return { from, due: until, promised, yellow, red };
}

/** A round of an appeal as far as it has come: its clock and who has held it. */
export interface RoundSoFar {
  readonly platform: PlatformId;
  readonly round: number;
  readonly clock: RoundClock;
  readonly orders: readonly WorkOrder[];
}

/**
 * A work order for a unit under a round's clock. A community or street holds it for its share of the whole limit
 * at most, counting what it has held before in this round, and never beyond the appeal's due instant; a platform's
 * centre must pass it on within the dispatch limit, under the lights of whichever ends first: work that is late stays
 * red when it comes up. Who gets it although his share or the whole limit is used up answers for it until the end: it
 * would only bounce (ours).
 */
export function orderFor(facts: Facts, held: RoundSoFar, unitId: UnitId): NewOrder {
  const { now, calendar, regulation, organisation } = facts;
  const { clock } = held;
  const unit = unitOf(organisation, unitId);
  const steps = regulation.steps;
  const base = {
    unit: unitId,
    level: unit.level,
    acknowledgeBy: dueAfter(calendar, now, steps.acknowledge),
    contactBy: dueAfter(calendar, now, steps.firstContact),
  };
  if (platformOf(organisation, held.platform).centre === unitId) {
    const dispatch = termFrom(facts, now, steps.dispatch);
    const term = {
      since: now,
      until: Math.min(dispatch.until, clock.due),
      yellow: Math.min(dispatch.yellow, clock.yellow),
      red: Math.min(dispatch.red, clock.red),
    };
    // A centre takes the work by dispatching it.
    return { ...base, acknowledgeBy: dispatch.until, desk: 'dispatching', due: clock.due, climbs: false, term };
  }
  const ladder = (unit.type === 'community' || unit.type === 'street') && unit.parent !== null;
  const end = ladder && now <= clock.due ? endOfShare(facts, held, unitId) : null;
  const term = { since: now, until: clock.due, yellow: clock.yellow, red: clock.red };
  return { ...base, desk: 'handling', due: end ?? clock.due, climbs: end !== null, term };
}

/** When a unit that gets the work now has held it for its share of the round's limit; null when it has already. */
function endOfShare(facts: Facts, { clock, round, orders }: RoundSoFar, unit: UnitId): Instant | null {
  const { calendar, now } = facts;
  const before = orders
    .filter((order) => order.unit === unit && order.round === round)
    .reduce((sum, order) => sum + working(calendar, order.since, order.endedAt ?? now), 0);
  const share = facts.regulation.ladder.holdShare * working(calendar, clock.from, clock.due) - before;
  if (share <= 0) return null;
  const left = working(calendar, now, clock.due) - share;
  return left <= 0 ? clock.due : instantWithWorkingLeft(calendar, clock.due, left);
}

/** When an appellant who urged at `urgedAt` may urge again. */
export function mayUrgeAgainAt(facts: Facts, urgedAt: Instant): Instant {
  return afterOfficeHours(facts.calendar, urgedAt, facts.regulation.urgeEveryOfficeHours);
}
