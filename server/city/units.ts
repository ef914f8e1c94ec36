import type { Platform, Unit } from '#domain/organisation/unit.ts';
import type { Spot } from './fault.ts';
import type { CityFiles } from './files.ts';
import { populationsOf } from './population.ts';
import type { CityYaml, DepartmentsYaml } from './schema.ts';

export interface Organised {
  readonly platforms: readonly Platform[];
  readonly units: readonly Unit[];
  /** Where each unit comes from. */
  readonly spots: ReadonlyMap<string, Spot>;
}

type PlatformYaml = CityYaml['platforms'][number];
type Draft = Omit<Unit, 'phone' | 'population' | 'populationYear' | 'populationIsDemonstration'>;

/**
 * Platforms and units of a city: centre, streets and communities by their division codes, departments and enterprises
 * as `<platform>-<id>`. A district without a platform of its own belongs to the platform of the whole city.
 *
 * @param demonstration gives every unit a made-up phone
 */
export function unitsOf(files: CityFiles, demonstration: boolean): Organised {
  const { value: city, at } = files.city;
  const drafts: Draft[] = [];
  const spots = new Map<string, Spot>();
  const add = (unit: Draft, spot: Spot) => {
    if (spots.has(unit.id)) return;
    spots.set(unit.id, spot);
    drafts.push(unit);
  };
  city.platforms.forEach((platform, index) => {
    add(centreOf(platform, city), at('platforms', index));
  });
  for (const row of files.divisions) {
    const platform = platformOfDistrict(city, row.district);
    if (!platform) continue;
    const on = { platform: platform.id };
    add(
      {
        ...on,
        id: row.street,
        name: row.streetName,
        level: 'street',
        type: 'street',
        parent: platform.area,
        area: row.street,
      },
      row,
    );
    add(
      {
        ...on,
        id: row.community,
        name: row.communityName,
        level: 'community',
        type: 'community',
        parent: row.street,
        area: row.community,
      },
      row,
    );
  }
  for (const { unit, spot } of departmentsOf(files)) add(unit, spot);
  const populations = populationsOf(files);
  const units = drafts.map((draft, index): Unit => {
    const people = draft.type === 'department' || draft.type === 'enterprise' ? undefined : populations.get(draft.area);
    return {
      ...draft,
      phone: demonstration ? city.demonstrationPhone.replace('{number}', String(1000 + index)) : null,
      population: people?.residents ?? null,
      populationYear: people?.year ?? null,
      populationIsDemonstration: people?.isDemonstration ?? false,
    };
  });
  return { platforms: city.platforms.map(platformFrom), units, spots };
}

/** The platform of a district: its own, or that of the whole city. */
export function platformOfDistrict(city: CityYaml, district: string): PlatformYaml | undefined {
  return (
    city.platforms.find((platform) => platform.area === district) ??
    city.platforms.find((platform) => platform.area === city.area && platform.takesPublicAppeals)
  );
}

function platformFrom(platform: PlatformYaml): Platform {
  const { centre: _name, ...rest } = platform;
  return { ...rest, centre: platform.area };
}

function centreOf(platform: PlatformYaml, city: CityYaml): Draft {
  return {
    platform: platform.id,
    id: platform.area,
    name: platform.centre ?? '',
    level: platform.area === city.area ? 'city' : 'district',
    type: 'centre',
    parent: null,
    area: platform.area,
  };
}

/** Departments and enterprises with their places; those of a district once for each of its platforms that has them. */
export function departmentsOf(files: CityFiles): { unit: Draft; spot: Spot }[] {
  const { value, at } = files.departments;
  const { value: city } = files.city;
  const found: { unit: Draft; spot: Spot }[] = [];
  const add = (platform: PlatformYaml, id: string, name: string, type: 'department' | 'enterprise', spot: Spot) => {
    const level = platform.area === city.area ? 'city' : 'district';
    const unit = {
      platform: platform.id,
      id: `${platform.id}-${id}`,
      name,
      level,
      type,
      parent: platform.area,
    } as const;
    found.push({ unit: { ...unit, area: platform.area }, spot });
  };
  for (const platform of city.platforms) {
    if (platform.area === city.area) {
      value.city.forEach(({ id, name }, index) => {
        add(platform, id, name, 'department', at('city', index));
      });
      value.enterprise.forEach(({ id, name }, index) => {
        add(platform, id, name, 'enterprise', at('enterprise', index));
      });
      continue;
    }
    value.district.forEach((department, index) => {
      if (stands(department, platform.id))
        add(platform, department.id, nameAt(department, platform), 'department', at('district', index));
    });
  }
  return found;
}

type DistrictDepartment = DepartmentsYaml['district'][number];

function stands({ only, except }: DistrictDepartment, platform: string): boolean {
  return (only === undefined || only.includes(platform)) && !except?.includes(platform);
}

function nameAt(department: DistrictDepartment, platform: PlatformYaml): string {
  const pattern = department.names?.[platform.id] ?? department.name;
  return pattern.replaceAll('{area}', platform.name).replaceAll('{short}', platform.name.replace(/[区市县]$/, ''));
}
