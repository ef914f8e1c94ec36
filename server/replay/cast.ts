import { randomUUID } from 'node:crypto';
import type { CommandBody } from '#contract/commands.ts';
import { routes } from '#contract/routes.ts';
import { type Desk, rolesAt } from '#domain/access/desks.ts';
import type { Role } from '#domain/access/roles.ts';
import type { Calendar } from '#domain/deadline/calendar.ts';
import { holdersOf, platformOf } from '#domain/organisation/organisation.ts';
import type { UnitType } from '#domain/organisation/unit.ts';
import type { CityInMemory } from '#server/city/open.ts';
import type { Api, Browser } from './api.ts';
import type { Case } from './case.ts';
import type { People } from './people.ts';
import type { Time } from './time.ts';

/** A command that was given and accepted, for the checks: each must stand in the record once. */
export interface Given {
  readonly command: string;
  readonly platform: string;
  readonly number: string;
  readonly photos: readonly string[];
}

/** What everybody in the replay works with. */
export interface Cast {
  readonly api: Api;
  readonly time: Time;
  readonly city: CityInMemory;
  readonly calendar: Calendar;
  readonly people: People;
  readonly photos: readonly Buffer[];
  readonly given: Given[];
  /** Refusals by command and code. There should be none: everybody looks at what he may do first. */
  readonly refused: Map<string, number>;
}

type Command = CommandBody extends infer B ? (B extends { id: string } ? Omit<B, 'id'> : never) : never;

/** Gives a command on a case; false when it was refused. */
export async function give(cast: Cast, browser: Browser, of: Case, command: Command): Promise<boolean> {
  const number = of.number ?? '';
  const id = randomUUID();
  const body = { id, ...command } as CommandBody;
  const reply = await cast.api.ask(browser, routes.command, { params: { platform: of.platform, number }, body });
  if (reply.ok) {
    const photos = 'photos' in command ? command.photos : [];
    cast.given.push({ command: id, platform: of.platform, number, photos });
    return true;
  }
  const what = `${command.type}: ${reply.problem.code}`;
  cast.refused.set(what, (cast.refused.get(what) ?? 0) + 1);
  return false;
}

/** Uploads some photos as whoever is signed in, for his next command. */
export async function takePhotos(cast: Cast, browser: Browser, of: Case, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const photo = cast.photos[Math.floor(of.random() * cast.photos.length)];
    if (photo) ids.push((await cast.api.upload(browser, photo)).id);
  }
  return ids;
}

/** Who of those who sit at a desk takes up a case: `first` if somebody has that role there. */
export function workerAt({ city }: Cast, unit: string, desk: Desk, of: Case, first: Role | null): string | null {
  const roles = [...(first ? [first] : []), ...rolesAt(desk)];
  for (const role of roles) {
    const people = holdersOf(city.organisation, unit, role);
    if (people.length > 0) return people[of.n % people.length] ?? null;
  }
  return null;
}

/** The first operator of a platform: he overlooks what is open. Throws when there is none. */
export function operatorOf({ city }: Cast, platform: string): string {
  const { centre } = platformOf(city.organisation, platform);
  const [operator] = holdersOf(city.organisation, centre, 'operator');
  if (operator === undefined) throw new Error(`nobody is operator of ${platform}`);
  return operator;
}

export function unitTypeOf({ city }: Cast, unit: string | null): UnitType | null {
  return unit === null ? null : (city.organisation.units.get(unit)?.type ?? null);
}
