import type { PlatformId, UnitId } from './unit.ts';

/**
 * Where the matter is. A place resolves to grid → community → street → district as far as the ground is known;
 * an area may have no polygon, so every finer part may be missing while the coarser stands.
 */
export interface Place {
  readonly platform: PlatformId;
  readonly district: string;
  readonly street: UnitId | null;
  readonly community: UnitId | null;
  readonly grid: string | null;
  /** WGS-84 longitude and latitude in degrees. */
  readonly point: readonly [longitude: number, latitude: number] | null;
}
