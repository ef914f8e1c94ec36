import type { Ground } from './ground.ts';
import type { Spot } from './shapes.ts';

type Ring = readonly (readonly number[])[];

/** The name of the street a point lies in; null outside of all of them. */
export function streetAt(ground: Ground, point: Spot): string | null {
  for (const { geometry, properties } of ground.features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    // A point within a hole crosses an even number of all the polygon's edges too.
    if (polygons.some((rings) => rings.filter((ring) => isInside(ring, point)).length % 2 === 1))
      return properties.name;
  }
  return null;
}

/** Counts crossings of a ray to the east. */
function isInside(ring: Ring, [x, y]: Spot): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi = 0, yi = 0] = ring[i] ?? [];
    const [xj = 0, yj = 0] = ring[j] ?? [];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
