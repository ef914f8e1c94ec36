import type { AppealSummary } from '#contract/appeal.ts';
import type { Facts } from '#domain/appeal/facts.ts';
import { type Appeal, waitOf } from '#domain/appeal/state.ts';
import { isoInstant } from '#domain/deadline/instant.ts';
import type { CityInMemory } from '#server/city/open.ts';
import { lightView } from './light.ts';

/** Names of units, ready to show; an id that the city no longer knows stays as it is. */
export function unitName(city: CityInMemory, id: string): string {
  return city.organisation.units.get(id)?.name ?? id;
}

type Shared = Omit<
  AppealSummary,
  'excerpt' | 'placeName' | 'point' | 'leadUnitName' | 'photo' | 'photoCount' | 'likeliest' | 'subject' | 'address'
>;

/** What a row of a list and the whole appeal show alike. */
export function sharedView(appeal: Appeal, facts: Facts, city: CityInMemory): Shared {
  const wait = waitOf(appeal);
  const { platform, number, version, status, kind, nature, complexity, channel, urges, repeatOf } = appeal;
  const clock = 'clock' in appeal ? appeal.clock : null;
  return {
    platform,
    number,
    version,
    status,
    outcome: appeal.status === 'closed' ? appeal.outcome : null,
    kind,
    nature,
    complexity,
    channel,
    round: 'round' in appeal ? appeal.round : 1,
    urges,
    repeatOf,
    submittedAt: isoInstant(appeal.submittedAt),
    acceptedAt: iso('acceptedAt' in appeal ? appeal.acceptedAt : null),
    dueAt: iso(clock?.due ?? null),
    closedAt: iso(appeal.status === 'closed' ? appeal.closedAt : null),
    light: lightView(wait, facts),
    waitingFor: wait && {
      party: wait.unit === null ? 'appellant' : 'unit',
      unit: wait.unit,
      unitName: wait.unit && unitName(city, wait.unit),
      desk: wait.desk,
      since: isoInstant(wait.since),
      until: isoInstant(wait.until),
    },
  };
}

export function iso(at: number | null): string | null {
  return at === null ? null : isoInstant(at);
}
