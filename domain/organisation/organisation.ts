import type { Role } from '#domain/access/roles.ts';
import type { Platform, PlatformId, Unit, UnitId } from './unit.ts';

/**
 * The organisation as plain immutable data, given to the law as a fact.
 * Built once from the database by `organisationFrom`, replaced as a whole when the city changes.
 */
export interface Organisation {
  readonly platforms: ReadonlyMap<PlatformId, Platform>;
  readonly units: ReadonlyMap<UnitId, Unit>;
  readonly children: ReadonlyMap<UnitId, readonly UnitId[]>;
  /** Ids of the people who hold a role at a unit, by `unit:role`. */
  readonly holders: ReadonlyMap<string, readonly string[]>;
}

export interface OrganisationRows {
  readonly platforms: readonly Platform[];
  readonly units: readonly Unit[];
  readonly posts: readonly { readonly person: string; readonly unit: UnitId; readonly role: Role }[];
}

export function organisationFrom(rows: OrganisationRows): Organisation {
  const children = new Map<UnitId, UnitId[]>();
  for (const unit of rows.units) {
    if (unit.parent === null) continue;
    const siblings = children.get(unit.parent);
    if (siblings) siblings.push(unit.id);
    else children.set(unit.parent, [unit.id]);
  }
  const holders = new Map<string, string[]>();
  for (const post of rows.posts) {
    const key = `${post.unit}:${post.role}`;
    const people = holders.get(key);
    if (people) people.push(post.person);
    else holders.set(key, [post.person]);
  }
  return {
    platforms: new Map(rows.platforms.map((platform) => [platform.id, platform])),
    units: new Map(rows.units.map((unit) => [unit.id, unit])),
    children,
    holders,
  };
}

/** The unit itself. Throws when the id is unknown: ids reach the law only after validation at the edge. */
export function unitOf(organisation: Organisation, id: UnitId): Unit {
  const unit = organisation.units.get(id);
  if (!unit) throw new Error(`unknown unit ${id}`);
  return unit;
}

export function platformOf(organisation: Organisation, id: PlatformId): Platform {
  const platform = organisation.platforms.get(id);
  if (!platform) throw new Error(`unknown platform ${id}`);
  return platform;
}

export function holdersOf(organisation: Organisation, unit: UnitId, role: Role): readonly string[] {
  return organisation.holders.get(`${unit}:${role}`) ?? [];
}

/** The unit and everything above it, nearest first. */
export function withAncestors(organisation: Organisation, id: UnitId): UnitId[] {
  const line: UnitId[] = [];
  for (
    let unit = organisation.units.get(id);
    unit;
    unit = unit.parent ? organisation.units.get(unit.parent) : undefined
  )
    line.push(unit.id);
  return line;
}
