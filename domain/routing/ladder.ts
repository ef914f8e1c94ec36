import { type Organisation, platformOf, unitOf } from '#domain/organisation/organisation.ts';
import type { PlatformId, Unit, UnitId } from '#domain/organisation/unit.ts';

/** The unit one level up, to which an appeal escalates or climbs; null at the top of a platform. */
export function unitAbove(organisation: Organisation, id: UnitId): UnitId | null {
  return unitOf(organisation, id).parent;
}

/** Units a street may assign its work down to: its communities. */
export function unitsBelow(organisation: Organisation, id: UnitId): Unit[] {
  return (organisation.children.get(id) ?? []).map((child) => unitOf(organisation, child));
}

/** Whether a platform's operator may hand work to the unit: any unit of the platform except the centre itself. */
export function isDispatchable(organisation: Organisation, platform: PlatformId, id: UnitId): boolean {
  const unit = organisation.units.get(id);
  return unit !== undefined && unit.platform === platform && platformOf(organisation, platform).centre !== id;
}
