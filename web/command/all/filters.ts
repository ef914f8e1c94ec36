import type { LocationQuery } from 'vue-router';
import type { AppealsQuery } from '#contract/lists.ts';
import * as term from '#domain/appeal/terms.ts';
import { DAY, dayOf, isoDay } from '#domain/deadline/instant.ts';

/** What a list is filtered and ordered by; stands in the address of the page, so that it can be sent as a link. */
export type Filters = Omit<AppealsQuery, 'cursor' | 'limit'>;

const choices = {
  status: term.statuses,
  kind: term.appealKinds,
  nature: term.appealNatures,
  channel: term.channels,
  light: ['blue', 'yellow', 'red'],
  outcome: term.outcomes,
  order: ['newest', 'due'],
} as const;
const free = ['street', 'unit', 'from', 'to', 'q'] as const;

/** The filters of an address; what it does not know is left out. */
export function filtersOf(query: LocationQuery): Filters {
  const found: Record<string, string | boolean> = {};
  for (const [name, allowed] of Object.entries(choices)) {
    const value = query[name];
    if (typeof value === 'string' && (allowed as readonly string[]).includes(value)) found[name] = value;
  }
  for (const name of free) {
    const value = query[name];
    if (typeof value === 'string' && value !== '') found[name] = value;
  }
  if (query.open === 'true' || query.open === 'false') found.open = query.open === 'true';
  return found;
}

export function addressOf(filters: Filters): Record<string, string> {
  const set = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(set.map(([name, value]) => [name, String(value)]));
}

/** Whether two sets of filters ask for the same. */
export function sameFilters(a: Filters, b: Filters): boolean {
  const text = (filters: Filters) => JSON.stringify(Object.entries(addressOf(filters)).sort());
  return text(a) === text(b);
}

/** The instant at which a day of China's calendar ("2023-05-05") begins; `after` days later. */
export function beginOf(day: string, after = 0): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + after * DAY).toISOString();
}

/** The day of an instant made by `beginOf`, as a date field shows it. */
export function dayFrom(instant: string | undefined, after = 0): string {
  return instant ? isoDay(dayOf(Date.parse(instant)) - after) : '';
}
