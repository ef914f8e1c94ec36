import type { Actor } from '#domain/access/actor.ts';
import type { Role } from '#domain/access/roles.ts';
import type { Level } from '#domain/appeal/terms.ts';
import { organisationFrom } from '#domain/organisation/organisation.ts';
import type { Place } from '#domain/organisation/place.ts';
import type { Platform, PlatformId, Unit, UnitId, UnitType } from '#domain/organisation/unit.ts';

// A made-up city, small enough to hold in one's head:
//
//   metro (takes nothing)   metro-centre ── metro-housing, metro-heating
//   east (community entry)  east-centre ─┬─ lakeside ── lakeside-1, lakeside-2 (one person: clerk and leader)
//                                        ├─ hillside ── hillside-1
//                                        ├─ east-housing, east-water
//                                        └─ east-heating
//   west (street entry)     west-centre ─┬─ mill ── mill-1, mill-2
//                                        └─ west-housing

type Shape = readonly [id: UnitId, type: UnitType, children?: readonly Shape[]];

const shapes: Readonly<Record<PlatformId, Shape>> = {
  metro: [
    'metro-centre',
    'centre',
    [
      ['metro-housing', 'department'],
      ['metro-heating', 'enterprise'],
    ],
  ],
  east: [
    'east-centre',
    'centre',
    [
      [
        'lakeside',
        'street',
        [
          ['lakeside-1', 'community'],
          ['lakeside-2', 'community'],
        ],
      ],
      ['hillside', 'street', [['hillside-1', 'community']]],
      ['east-housing', 'department'],
      ['east-water', 'department'],
      ['east-heating', 'enterprise'],
    ],
  ],
  west: [
    'west-centre',
    'centre',
    [
      [
        'mill',
        'street',
        [
          ['mill-1', 'community'],
          ['mill-2', 'community'],
        ],
      ],
      ['west-housing', 'department'],
    ],
  ],
};

const office: readonly (readonly [login: string, role: Role])[] = [
  ['clerk', 'clerk'],
  ['clerk2', 'clerk'],
  ['head', 'section_head'],
  ['leader', 'unit_leader'],
];
const staffing: Readonly<Record<UnitType, readonly (readonly [login: string, role: Role])[]>> = {
  community: [
    ['clerk', 'clerk'],
    ['leader', 'unit_leader'],
    ['grid', 'grid_member'],
  ],
  street: office,
  department: office,
  enterprise: office,
  centre: [
    ['operator', 'operator'],
    ['operator2', 'operator'],
    ['reviewer', 'reviewer'],
    ['reviewer2', 'reviewer'],
    ['supervisor', 'supervisor'],
    ['director', 'director'],
    ['leader', 'leader'],
    ['system', 'system_admin'],
    ['security', 'security_admin'],
    ['auditor', 'auditor'],
  ],
};

function unitsOf(platform: PlatformId, [id, type, children = []]: Shape, parent: UnitId | null): Unit[] {
  const ground = type === 'street' || type === 'community';
  const level: Level = ground ? type : platform === 'metro' ? 'city' : 'district';
  const unit: Unit = {
    id,
    platform,
    name: `Unit ${id}`,
    level,
    type,
    parent,
    area: ground ? id : platform,
    phone: '0000-1000',
    population: type === 'community' ? 5000 : null,
    populationYear: type === 'community' ? 2020 : null,
    populationIsDemonstration: true,
  };
  return [unit, ...children.flatMap((child) => unitsOf(platform, child, id))];
}

function platformNamed(id: PlatformId, prefix: string, entry: Platform['entry']): Platform {
  return {
    id,
    name: `Platform ${id}`,
    brand: id.toUpperCase(),
    colour: '#1765d5',
    area: id,
    prefix,
    centre: shapes[id]![0],
    takesPublicAppeals: id !== 'metro',
    entry,
    phone: '0000-0000',
  };
}

export const PLATFORMS: readonly Platform[] = [
  platformNamed('metro', 'MT', { public: 'community', patrol: 'community' }),
  platformNamed('east', 'EA', { public: 'community', patrol: 'street' }),
  platformNamed('west', 'WE', { public: 'street', patrol: 'street' }),
];

export const UNITS: readonly Unit[] = Object.entries(shapes).flatMap(([platform, shape]) =>
  unitsOf(platform, shape, null),
);

/** Everybody's posts; a person's id is `<unit>.<login>`. */
export const POSTS: readonly { readonly person: string; readonly unit: UnitId; readonly role: Role }[] = UNITS.flatMap(
  ({ id: unit, type }) =>
    unit === 'lakeside-2'
      ? (['clerk', 'unit_leader'] as const).map((role) => ({ person: 'lakeside-2.alone', unit, role }))
      : staffing[type].map(([login, role]) => ({ person: `${unit}.${login}`, unit, role })),
);

export const CITY = organisationFrom({ platforms: PLATFORMS, units: UNITS, posts: POSTS });

/** A person of the city as an actor, e.g. `staff('lakeside-1.clerk')`. Throws when there is nobody of that id. */
export function staff(person: string): Extract<Actor, { kind: 'staff' }> {
  const posts = POSTS.filter((post) => post.person === person).map(({ unit, role }) => ({ unit, role }));
  const platform = posts[0] && CITY.units.get(posts[0].unit)?.platform;
  if (!platform) throw new Error(`nobody is called ${person}`);
  return { kind: 'staff', id: person, platform, posts };
}

/** Somebody who holds this one role at this unit and nothing else. */
export function holderOf(role: Role, unit: UnitId, id = 'somebody'): Extract<Actor, { kind: 'staff' }> {
  const platform = CITY.units.get(unit)?.platform;
  if (!platform) throw new Error(`there is no unit ${unit}`);
  return { kind: 'staff', id, platform, posts: [{ unit, role }] };
}

export const RESIDENT: Actor = { kind: 'citizen', id: 'resident' };
export const STRANGER: Actor = { kind: 'citizen', id: 'stranger' };
export const TIMER: Actor = { kind: 'system' };

/** The place of a community or street; of a platform where no more is known. */
export function placeIn(id: UnitId | PlatformId): Place {
  const unit = CITY.units.get(id);
  if (!unit) return { platform: id, district: id, street: null, community: null, grid: null, point: null };
  const community = unit.type === 'community' ? unit.id : null;
  return {
    platform: unit.platform,
    district: unit.platform,
    street: community ? unit.parent : unit.id,
    community,
    grid: community ? `${community}-g1` : null,
    point: [120.4, 36.1],
  };
}
