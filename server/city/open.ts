import type { MultiPolygon } from 'polygon-clipping';
import type { DayLists } from '#domain/deadline/calendar.ts';
import type { Organisation } from '#domain/organisation/organisation.ts';
import type { Regulation } from '#domain/regulation/regulation.ts';
import type { Queryable } from '#server/store/pool.ts';
import { named } from '#server/store/pool.ts';
import type { AreaLevel } from './files.ts';
import { type Locate, locatorOf } from './locate.ts';
import {
  type PersonName,
  readCityDays,
  readOrganisation,
  readPeople,
  readRegulations,
  readTexts,
} from './organisation.ts';

/** A loaded city, whole and immutable. */
export interface CityInMemory {
  readonly id: string;
  readonly name: string;
  /** Rises with every load. */
  readonly version: number;
  /** Layout of the ground that `locate` knows. */
  readonly layout: number;
  readonly organisation: Organisation;
  readonly people: ReadonlyMap<string, PersonName>;
  readonly regulations: Regulations;
  readonly days: DayLists;
  readonly texts: ReadonlyMap<string, unknown>;
  readonly locate: Locate;
}

export interface Regulations {
  /** The regulation in force on a day (`2023-05-05`): the last that began by then, else the first there is. */
  readonly on: (day: string) => Regulation;
  /** Throws when there is no such version: versions come from appeals that began under them. */
  readonly version: (version: string) => Regulation;
}

/** The city as this process last read it. */
export interface CityHolder {
  readonly current: () => CityInMemory;
  /** Reads the city again if it was loaded anew since. */
  readonly refresh: () => Promise<void>;
}

const header = named<{ id: string; name: string; version: number }>('select id, name, version from city');
const polygons = named<{
  layout: number;
  platform: string;
  level: AreaLevel;
  id: string;
  parent: string;
  polygons: MultiPolygon;
}>(
  `select layout, platform, level, id, parent, geometry -> 'coordinates' as polygons
   from area where layout = (select max(layout) from layout)`,
);

/** Holds the city of a database in memory. Throws when none has been loaded. */
export async function openCity(on: Queryable): Promise<CityHolder> {
  let city = await readWhole(on);
  return {
    current: () => city,
    refresh: async () => {
      const [row] = await header(on);
      if (row && row.version !== city.version) city = await readWhole(on);
    },
  };
}

async function readWhole(on: Queryable): Promise<CityInMemory> {
  const [row] = await header(on);
  if (!row) throw new Error('no city has been loaded');
  const areas = await polygons(on);
  return {
    ...row,
    layout: areas[0]?.layout ?? 0,
    organisation: await readOrganisation(on),
    people: await readPeople(on),
    regulations: regulationsOf(await readRegulations(on)),
    days: await readCityDays(on),
    texts: await readTexts(on),
    locate: locatorOf(areas),
  };
}

function regulationsOf(list: readonly Regulation[]): Regulations {
  const [first] = list;
  if (!first) throw new Error('the city has no regulation');
  const byVersion = new Map(list.map((regulation) => [regulation.version, regulation]));
  return {
    on: (day) => list.findLast((regulation) => regulation.from <= day) ?? first,
    version: (version) => {
      const regulation = byVersion.get(version);
      if (!regulation) throw new Error(`unknown regulation ${version}`);
      return regulation;
    },
  };
}
