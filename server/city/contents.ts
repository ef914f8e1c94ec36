import { createHash } from 'node:crypto';
import type { MultiPolygon } from 'polygon-clipping';
import type { Platform, Unit } from '#domain/organisation/unit.ts';
import type { Regulation } from '#domain/regulation/regulation.ts';
import { demonstrationGround } from './demonstration/ground.ts';
import { type DemonstrationPerson, demonstrationStaff } from './demonstration/staff.ts';
import type { AreaLevel, CityFiles } from './files.ts';
import { regulationFrom } from './regulation.ts';
import { platformOfDistrict, unitsOf } from './units.ts';

export interface Area {
  readonly platform: string;
  readonly level: AreaLevel;
  readonly id: string;
  readonly parent: string;
  readonly name: string;
  readonly is_demonstration: boolean;
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: MultiPolygon };
}

/** A city as it is stored: everything its files say, and what is made up for demonstration. */
export interface CityContents {
  readonly id: string;
  readonly name: string;
  readonly platforms: readonly Platform[];
  readonly units: readonly Unit[];
  readonly people: readonly DemonstrationPerson[];
  readonly password: string | null;
  readonly areas: readonly Area[];
  readonly regulation: Regulation;
  readonly days: readonly { day: string; working: boolean; name: string; source: string }[];
  readonly texts: readonly { name: string; body: unknown }[];
}

/** Puts together what is to be stored. The files must have passed `checkCity`. */
export function contentsOf(files: CityFiles, demonstration: boolean): CityContents {
  const { platforms, units } = unitsOf(files, demonstration);
  const areas = areasOf(files, demonstration);
  const grids = Map.groupBy(
    areas.filter((area) => area.level === 'grid'),
    (grid) => grid.parent,
  );
  const calendar = files.calendar.value;
  return {
    id: files.city.value.id,
    name: files.city.value.name,
    platforms,
    units,
    people: demonstration ? demonstrationStaff(files, units, (community) => grids.get(community)?.length ?? 0) : [],
    password: demonstration ? (files.staff?.value.password ?? null) : null,
    areas,
    regulation: regulationFrom(files.regulation.value),
    days: [
      ...calendar.rest.map((day) => ({ ...day, working: false })),
      ...calendar.working.map((day) => ({ ...day, working: true })),
    ],
    texts: [...files.texts].map(([name, { value }]) => ({ name, body: value })),
  };
}

export function digestOfAreas(areas: readonly Area[]): string {
  const hash = createHash('sha256');
  for (const area of areas) hash.update(JSON.stringify(area));
  return hash.digest('hex');
}

function areasOf(files: CityFiles, demonstration: boolean): Area[] {
  const { value: city } = files.city;
  const names = new Map(files.divisions.map((row) => [row.community, row.communityName]));
  const area = (level: AreaLevel, id: string, parent: string, name: string, polygons: MultiPolygon, made = false) => ({
    platform: platformOfDistrict(city, id.slice(0, 6))?.id ?? '',
    level,
    id,
    parent,
    name,
    is_demonstration: made,
    geometry: { type: 'MultiPolygon' as const, coordinates: polygons },
  });
  const given = [...files.areas.district, ...files.areas.street, ...files.areas.community, ...files.areas.grid].map(
    ({ level, code, parent, name, polygons }) => area(level, code, parent ?? city.area, name, polygons),
  );
  if (!demonstration) return given;
  const made = demonstrationGround(files);
  return [
    ...given,
    ...made.communities.map(({ code, parent, polygons }) =>
      area('community', code, parent, names.get(code) ?? '', polygons, true),
    ),
    ...made.grids.map(({ code, parent, polygons }) =>
      area('grid', code, parent, `${names.get(parent)}第${Number(code.slice(-2))}网格`, polygons, true),
    ),
  ];
}
