import type { LightView } from '#contract/fields.ts';

/** Longitude and latitude in degrees, WGS-84, as the wire carries them. */
export type Spot = [longitude: number, latitude: number];
/** West, south, east, north. */
export type Bounds = readonly [number, number, number, number];

/** One thing on the map. Its light is told by shape and colour; `label` names it to who listens or points. */
export interface MapMark {
  readonly id: string;
  readonly point: Spot;
  readonly label: string;
  readonly light: LightView['colour'] | null;
  /** False for what stands only for the middle of its area. */
  readonly exact?: boolean;
}

/** Zoom near enough to set a pin on a house. */
export const closeUp = 16;
/** Who only looks at a pin wants to know where it lies: its street and the streets around it. */
export const surroundings = 13;
export const nearness = (pickable: boolean) => (pickable ? closeUp : surroundings);
