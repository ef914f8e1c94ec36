import type { Role } from '#domain/access/roles.ts';
import type { Level } from '#domain/appeal/terms.ts';

/** National statistical division codes: 6 digits district, 9 street, 12 community; departments carry a slug. */
export type UnitId = string;
export type PlatformId = string;

/**
 * `centre`: runs a platform. `street` and `community`: the ground. `department`: city or district bureau.
 * `enterprise`: city enterprise that can be called (heating, water, bus).
 */
export const unitTypes = ['centre', 'street', 'community', 'department', 'enterprise'] as const;
export type UnitType = (typeof unitTypes)[number];

/** Any node that can hold work (承办单位). */
export interface Unit {
  readonly id: UnitId;
  readonly platform: PlatformId;
  readonly name: string;
  readonly level: Level;
  readonly type: UnitType;
  /** The unit one level up; the ladder of escalation follows it. A platform's centre has none. */
  readonly parent: UnitId | null;
  /** Division code of the area the unit answers for. */
  readonly area: string;
  readonly phone: string | null;
  readonly population: number | null;
  readonly populationYear: number | null;
  /** Whether the population is a real published figure or made for demonstration. */
  readonly populationIsDemonstration: boolean;
}

/** A person's place in a unit. A person may hold several. */
export interface Post {
  readonly unit: UnitId;
  readonly role: Role;
}

/** One of the "10 + 1". */
export interface Platform {
  readonly id: PlatformId;
  readonly name: string;
  readonly brand: string;
  /** CSS colour of the brand. */
  readonly colour: string;
  /** Division code of the area. */
  readonly area: string;
  /** Two or three capital letters that begin every number. */
  readonly prefix: string;
  readonly centre: UnitId;
  readonly takesPublicAppeals: boolean;
  /** Level at which a livelihood appeal of a resident enters, and at which a patrol finding enters. */
  readonly entry: { readonly public: 'community' | 'street'; readonly patrol: 'community' | 'street' };
  readonly phone: string;
}
