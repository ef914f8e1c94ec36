import { isRole } from '#domain/access/roles.ts';
import type { DayLists } from '#domain/deadline/calendar.ts';
import { dayFromIso } from '#domain/deadline/instant.ts';
import { type Organisation, organisationFrom } from '#domain/organisation/organisation.ts';
import type { Platform, PlatformId, Unit } from '#domain/organisation/unit.ts';
import type { Regulation } from '#domain/regulation/regulation.ts';
import type { Queryable } from '#server/store/pool.ts';
import { named } from '#server/store/pool.ts';

const platforms = named<
  Omit<Platform, 'entry'> & { entry_public: Platform['entry']['public']; entry_patrol: Platform['entry']['patrol'] }
>(
  `select id, name, brand, colour, area, prefix, centre, takes_public_appeals as "takesPublicAppeals",
     entry_public, entry_patrol, phone from platform order by position`,
);
const units = named<Unit>(
  `select platform, id, name, level, type, parent, area, phone, population, population_year as "populationYear",
     population_is_demonstration as "populationIsDemonstration" from unit order by id`,
);
const posts = named<{ person: string; unit: string; role: string }>(
  `select person, unit, role from post join person on person.platform = post.platform and person.id = post.person
   where active order by person, unit, role`,
);
const people = named<PersonName & { id: string }>('select id, platform, name from person');
const regulations = named<{ body: Regulation }>('select body from regulation order by from_day, version');
const texts = named<{ name: string; body: unknown }>('select name, body from city_text');
const days = named<{ day: string; working: boolean }>('select day, working from city_day');

export interface PersonName {
  readonly platform: PlatformId;
  readonly name: string;
}

/** Platforms, units and who holds which role at them. People who left hold none. */
export async function readOrganisation(on: Queryable): Promise<Organisation> {
  const rows = (await platforms(on)).map(({ entry_public, entry_patrol, ...platform }) => ({
    ...platform,
    entry: { public: entry_public, patrol: entry_patrol },
  }));
  const held = (await posts(on)).flatMap(({ role, ...post }) => (isRole(role) ? [{ ...post, role }] : []));
  return organisationFrom({ platforms: rows, units: await units(on), posts: held });
}

/** Names of everybody who works or worked here, by id. */
export async function readPeople(on: Queryable): Promise<ReadonlyMap<string, PersonName>> {
  return new Map((await people(on)).map(({ id, ...person }) => [id, person]));
}

/** Every version of the regulation, oldest first. */
export async function readRegulations(on: Queryable): Promise<Regulation[]> {
  return (await regulations(on)).map((row) => row.body);
}

/** Wording of the city by name, as `texts/<name>.yaml` has it. */
export async function readTexts(on: Queryable): Promise<ReadonlyMap<string, unknown>> {
  return new Map((await texts(on)).map((row) => [row.name, row.body]));
}

/** Days on which the city deviates from the national calendar. */
export async function readCityDays(on: Queryable): Promise<DayLists> {
  const rows = (await days(on)).map((row) => ({ ...row, day: dayFromIso(row.day)! }));
  return {
    rest: rows.filter((row) => !row.working).map((row) => row.day),
    working: rows.filter((row) => row.working).map((row) => row.day),
  };
}
