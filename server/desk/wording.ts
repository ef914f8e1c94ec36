import { dayOf, type Instant, isoInstant, startOfDay } from '#domain/deadline/instant.ts';
import type { Desk } from './parts.ts';

interface Notice {
  readonly platform: string;
  readonly number: string;
  readonly occasion: string;
  readonly about: { readonly unit?: string; readonly until?: Instant };
}

/**
 * A notice in the city's words (`texts/notices.yaml`): `{brand}`, `{number}`, `{unit}` and `{until}` are filled in.
 * Throws when the city has no wording for the occasion, which the city's check excludes.
 */
export function wordingOf(desk: Pick<Desk, 'city'>, notice: Notice): string {
  const city = desk.city.current();
  const texts = city.texts.get('notices') as Readonly<Record<string, string>> | undefined;
  const text = texts?.[notice.occasion];
  if (!text) throw new Error(`the city has no wording for ${notice.occasion}`);
  const { unit, until } = notice.about;
  const fill: Readonly<Record<string, string>> = {
    brand: city.organisation.platforms.get(notice.platform)?.brand ?? '',
    number: notice.number,
    unit: (unit && city.organisation.units.get(unit)?.name) ?? '',
    until: until === undefined ? '' : untilWords(until),
  };
  return text.replace(/\{(\w+)\}/g, (all, name: string) => fill[name] ?? all);
}

/** `5月5日 24:00`: a day's end is said as its 24:00, not as the next day's beginning. */
function untilWords(at: Instant): string {
  const day = dayOf(at);
  const ends = at === startOfDay(day);
  const iso = isoInstant(ends ? at - 1 : at);
  const [, month, date] = iso.slice(0, 10).split('-');
  return `${Number(month)}月${Number(date)}日 ${ends ? '24:00' : iso.slice(11, 16)}`;
}
