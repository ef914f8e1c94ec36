import type { Facts } from '#domain/appeal/facts.ts';
import type { Appeal } from '#domain/appeal/state.ts';
import type { Calendar } from '#domain/deadline/calendar.ts';
import { dayOf, isoDay } from '#domain/deadline/instant.ts';
import type { Regulation } from '#domain/regulation/regulation.ts';
import type { CityInMemory } from '#server/city/open.ts';
import { chinaCalendar } from '#server/outside/calendar.ts';
import type { Desk } from './parts.ts';

const calendars = new WeakMap<CityInMemory, Map<string, Calendar>>();

/** The working days of a city under one version of its regulation, which sets the office hours. */
function calendarOf(city: CityInMemory, regulation: Regulation): Calendar {
  const ofCity = calendars.get(city) ?? new Map<string, Calendar>();
  calendars.set(city, ofCity);
  const calendar = ofCity.get(regulation.version) ?? chinaCalendar(regulation.officeHours, city.days);
  ofCity.set(regulation.version, calendar);
  return calendar;
}

/** The facts for an appeal: its own version of the regulation, or the one in force for a new one. */
export function factsFor(desk: Pick<Desk, 'city' | 'clock'>, appeal: Pick<Appeal, 'regulation'> | null): Facts {
  const now = desk.clock.now();
  const city = desk.city.current();
  const regulation = appeal ? city.regulations.version(appeal.regulation) : city.regulations.on(isoDay(dayOf(now)));
  return { now, regulation, calendar: calendarOf(city, regulation), organisation: city.organisation };
}
