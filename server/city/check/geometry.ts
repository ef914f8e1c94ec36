import type { MultiPolygon, Polygon, Ring } from 'polygon-clipping';

/**
 * What two polygons may overlap or leave open between them without a fault. Coordinates have six digits: rounding alone
 * moves a border by up to 0.11 m, which makes long slivers of some hundred square metres along a street and means nothing.
 * A piece counts when it is larger than this and wider on average.
 */
export const SLIVER = { squareMetres: 10, metresWide: 0.5 } as const;

const METRES_PER_DEGREE = 111_195;

/** A piece of overlap or gap that is no sliver, with a point on its border. */
export interface Patch {
  readonly squareMetres: number;
  readonly at: readonly [longitude: number, latitude: number];
}

/** The pieces that count, largest first. */
export function patchesOf(polygons: MultiPolygon): Patch[] {
  return polygons
    .filter((polygon) => {
      const area = areaOf(polygon);
      return area > SLIVER.squareMetres && (2 * area) / perimeterOf(polygon) > SLIVER.metresWide;
    })
    .map((polygon) => ({ squareMetres: areaOf(polygon), at: polygon[0]![0]! }))
    .sort((a, b) => b.squareMetres - a.squareMetres);
}

/** Square metres of a polygon without its holes, on a sphere. */
export function areaOf(polygon: Polygon): number {
  return polygon.reduce((sum, ring, index) => sum + (index === 0 ? 1 : -1) * Math.abs(signedAreaOf(ring)), 0);
}

/** Lambert's cylindrical projection keeps areas, wherever a ring begins. */
function signedAreaOf(ring: Ring): number {
  const [east, north] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let at = 1; at < ring.length; at++) {
    const [x0, y0] = ring[at - 1]!;
    const [x1, y1] = ring[at]!;
    sum += (x0 - east) * (heightOf(y1) - heightOf(north)) - (x1 - east) * (heightOf(y0) - heightOf(north));
  }
  return (sum / 2) * METRES_PER_DEGREE ** 2;
}

/** Degrees of longitude at the equator as high as the latitude lies in that projection. */
function heightOf(latitude: number): number {
  return (Math.sin((latitude * Math.PI) / 180) * 180) / Math.PI;
}

function perimeterOf(polygon: Polygon): number {
  let sum = 0;
  for (const ring of polygon)
    for (let at = 1; at < ring.length; at++) {
      const [x0, y0] = ring[at - 1]!;
      const [x1, y1] = ring[at]!;
      sum += Math.hypot((x1 - x0) * shrinkAt(y0), y1 - y0);
    }
  return sum * METRES_PER_DEGREE;
}

/** How much shorter a degree of longitude is than one of latitude. */
function shrinkAt(latitude: number): number {
  return Math.cos((latitude * Math.PI) / 180);
}

/** `12 平方米` and where, for people. */
export function saidOf({ squareMetres, at: [longitude, latitude] }: Patch): string {
  return `约 ${Math.round(squareMetres).toLocaleString('en')} 平方米,位置 ${longitude.toFixed(6)},${latitude.toFixed(6)}`;
}
