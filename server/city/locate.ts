import Flatbush from 'flatbush';
import pointInPolygon from 'point-in-polygon-hao';
import type { MultiPolygon, Polygon } from 'polygon-clipping';
import type { Place } from '#domain/organisation/place.ts';
import type { AreaLevel } from './files.ts';

/** Where a point is, as far as the ground is known there. */
export type Located = Omit<Place, 'point'>;

/** `city`: a point outside of all districts. `earth`: no longitude and latitude at all. */
export type Outside = { readonly outside: 'city' | 'earth' };

export type Locate = (point: readonly [longitude: number, latitude: number]) => Located | Outside;

export interface LocatedArea {
  readonly platform: string;
  readonly level: AreaLevel;
  readonly id: string;
  readonly parent: string;
  readonly polygons: MultiPolygon;
}

/**
 * Makes the look-up of a layout. The finest area that contains the point decides and its ancestors follow: grid, else
 * community, else street, else district; what is finer stays null. A point on a border belongs to the area with the
 * smallest id of those that share it, so that the same point always has the same answer.
 */
export function locatorOf(areas: readonly LocatedArea[]): Locate {
  const byLevel = Map.groupBy(areas, (area) => area.level);
  const places = new Map<string, Located>();
  const levels = (['district', 'street', 'community', 'grid'] as const).map((level) => {
    const own = (byLevel.get(level) ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    for (const area of own) places.set(`${level} ${area.id}`, placeOf(area, places));
    return searchOf(own.map((area) => ({ polygons: area.polygons, place: places.get(`${level} ${area.id}`)! })));
  });
  const [inDistrict, inStreet, inCommunity, inGrid] = levels;
  const outsideCity: Outside = { outside: 'city' };
  const outsideEarth: Outside = { outside: 'earth' };
  return ([longitude, latitude]) => {
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return outsideEarth;
    const point: [number, number] = [longitude, latitude];
    return inGrid!(point) ?? inCommunity!(point) ?? inStreet!(point) ?? inDistrict!(point) ?? outsideCity;
  };
}

/** The place of an area: that of its parent, and itself. A parent without polygon is known by its code all the same. */
function placeOf(area: LocatedArea, places: ReadonlyMap<string, Located>): Located {
  const { platform, level, id, parent } = area;
  switch (level) {
    case 'district':
      return { platform, district: id, street: null, community: null, grid: null };
    case 'street':
      return { platform, district: parent, street: id, community: null, grid: null };
    case 'community': {
      const street = places.get(`street ${parent}`);
      return { platform, district: street?.district ?? id.slice(0, 6), street: parent, community: id, grid: null };
    }
    case 'grid': {
      const community = places.get(`community ${parent}`);
      const street = community?.street ?? parent.slice(0, 9);
      return { platform, district: community?.district ?? parent.slice(0, 6), street, community: parent, grid: id };
    }
    default:
      return level satisfies never;
  }
}

interface Cell {
  readonly polygon: Polygon;
  readonly place: Located;
}

/** First in the given order whose polygons contain the point, border included. */
function searchOf(areas: readonly { polygons: MultiPolygon; place: Located }[]) {
  const cells: Cell[] = areas.flatMap(({ polygons, place }) => polygons.map((polygon) => ({ polygon, place })));
  if (cells.length === 0) return () => null;
  const index = new Flatbush(cells.length);
  for (const { polygon } of cells) index.add(...boxOf(polygon));
  index.finish();
  return (point: [number, number]): Located | null => {
    let best = cells.length;
    // The filter sees every box with the point in it; keeping nothing spares the list of results.
    index.search(point[0], point[1], point[0], point[1], (at) => {
      if (at < best && pointInPolygon(point, cells[at]!.polygon) !== false) best = at;
      return false;
    });
    return cells[best]?.place ?? null;
  };
}

function boxOf(polygon: Polygon): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of polygon[0] ?? []) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}
