import type { DivisionView } from '#contract/city.ts';
import { named, type Queryable } from '#server/store/pool.ts';
import type { CityInMemory } from './open.ts';

type Box = [west: number, south: number, east: number, north: number];
interface AreaRow {
  platform: string;
  id: string;
  level: string;
  name: string;
  coordinates: [number, number][][][];
}

const areas = named<AreaRow>(`
  select platform, id, level, name, geometry -> 'coordinates' as coordinates from area
  where layout = $1 and level in ('district', 'street', 'community')`);
// A platform without streets of its own, such as the city's, is shown by the districts.
const streets = named<{ text: string }>(`
  select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(json_build_object(
    'type', 'Feature', 'properties', json_build_object('id', id, 'name', name), 'geometry', geometry) order by id), '[]'::json))::text as text
  from area where layout = $1 and (platform = $2 and level = 'street' or level = 'district'
    and not exists (select from area s where s.layout = $1 and s.platform = $2 and s.level = 'street'))`);

/** The ground as maps and lists show it: boxes, divisions with their middles, street polygons. */
export interface Ground {
  readonly boundsOf: (platform: string) => Box | null;
  readonly middleOf: (division: string) => [number, number] | null;
  readonly divisions: (platform: string, street: string | null) => DivisionView[];
  readonly streets: (platform: string) => Promise<string | null>;
}

const known = new WeakMap<CityInMemory, Promise<Ground>>();

/** Read once for each loaded city. */
export function groundOf(on: Queryable, city: CityInMemory): Promise<Ground> {
  const ground = known.get(city) ?? readGround(on, city);
  known.set(city, ground);
  // A failed reading is not remembered: the next one asks the database again.
  ground.catch(() => known.delete(city));
  return ground;
}

async function readGround(on: Queryable, city: CityInMemory): Promise<Ground> {
  const boxes = new Map<string, Box>();
  const middles = new Map<string, [number, number]>();
  for (const { platform, id, level, coordinates } of await areas(on, city.layout)) {
    const box = boxOf(coordinates);
    if (level === 'district') boxes.set(platform, box);
    else middles.set(id, middleOf(box));
  }
  const texts = new Map<string, string>();
  return {
    boundsOf: (platform) => boxes.get(platform) ?? null,
    middleOf: (division) => middles.get(division) ?? null,
    divisions: (platform, street) => {
      const level = street === null ? 'street' : 'community';
      const found = [...city.organisation.units.values()].filter(
        (unit) => unit.platform === platform && unit.type === level && (street === null || unit.parent === street),
      );
      return found.map(({ id, name }) => ({
        id,
        name,
        level,
        hasPolygon: middles.has(id),
        centre: middles.get(id) ?? null,
      }));
    },
    streets: async (platform) => {
      if (!city.organisation.platforms.has(platform)) return null;
      const text = texts.get(platform) ?? (await streets(on, city.layout, platform))[0]?.text ?? '';
      texts.set(platform, text);
      return text;
    },
  };
}

function boxOf(polygons: AreaRow['coordinates']): Box {
  const box: Box = [180, 90, -180, -90];
  for (const [ring = []] of polygons)
    for (const [x, y] of ring) {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  return box;
}

function middleOf([west, south, east, north]: Box): [number, number] {
  return [(west + east) / 2, (south + north) / 2];
}
