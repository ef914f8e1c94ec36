import type { MultiPolygon } from 'polygon-clipping';
import type { PlaceInput } from '#contract/commands.ts';
import { randomFrom } from '#server/city/demonstration/random.ts';
import type { CityInMemory } from '#server/city/open.ts';
import type { Queryable } from '#server/store/pool.ts';

/** A place to live at: a point inside a street's own polygon. */
export interface Home {
  readonly platform: string;
  readonly point: readonly [number, number];
  readonly community: string | null;
}

/** Where people live: districts and streets by their population, some estates in each street. */
export interface Homes {
  draw(random: () => number): Home;
  /** Where somebody who lives here reports something: at a pin nearby, or by the community chosen from the list. */
  placeNear(home: Home, listed: boolean, random: () => number): PlaceInput;
}

/** So few, because everybody who handles an appeal signs in by himself, and signing in is made slow on purpose. */
const ESTATES = 2;
/** Degrees of longitude, about 200 metres. */
const NEARBY = 0.002;

interface Street {
  readonly platform: string;
  readonly id: string;
  readonly polygons: MultiPolygon;
}

/** Draws the estates of a city inside the street polygons of its ground. */
export async function homesOf(on: Queryable, city: CityInMemory, seed: string): Promise<Homes> {
  const { rows: streets } = await on.query<Street>(
    `select platform, id, geometry -> 'coordinates' as polygons from area where layout = $1 and level = 'street' order by id`,
    [city.layout],
  );
  const random = randomFrom(`${seed} estates`);
  const platforms = [...city.organisation.platforms.values()].filter((platform) => platform.takesPublicAppeals);
  const districts = platforms.flatMap(({ id: platform }) => {
    const own = streets
      .filter((street) => street.platform === platform)
      .map((street) => ({ weight: residents(city, street.id), estates: estatesIn(street, city, random) }))
      .filter((street) => street.estates.length > 0);
    return own.length === 0 ? [] : [{ weight: residents(city, platform), streets: own }];
  });
  if (districts.length === 0) throw new Error('the city has no street polygons to draw places in');
  return {
    draw: (by) => pick(pick(districts, by).streets, by).estates[Math.floor(by() * ESTATES)] as Home,
    placeNear(home, listed, by) {
      if (listed && home.community) return { community: home.community };
      const [x, y] = home.point;
      const point: [number, number] = [x + (by() - 0.5) * 2 * NEARBY, y + (by() - 0.5) * 2 * NEARBY];
      const located = city.locate(point);
      const stays = !('outside' in located) && located.platform === home.platform && located.street !== null;
      return { point: stays ? point : [x, y] };
    },
  };
}

/** Residents of the communities of a street, or of a whole platform. */
function residents({ organisation }: CityInMemory, of: string): number {
  let sum = 0;
  for (const { type, platform, parent, population } of organisation.units.values())
    if (type === 'community' && (platform === of || parent === of)) sum += population ?? 1;
  return sum;
}

function estatesIn(street: Street, city: CityInMemory, random: () => number): Home[] {
  const ring = street.polygons.flatMap(([outer]) => outer ?? []);
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const [west, south] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - west, Math.max(...ys) - south];
  const found: Home[] = [];
  for (let tries = 0; found.length < ESTATES && tries < 5000; tries++) {
    const point = [west + random() * width, south + random() * height] as const;
    const located = city.locate(point);
    if ('outside' in located || located.street !== street.id) continue;
    found.push({ platform: street.platform, point, community: located.community });
  }
  return found.length < ESTATES ? [] : found;
}

/** One of a list, the heavier the likelier. */
function pick<T extends { readonly weight: number }>(list: readonly T[], random: () => number): T {
  let left = random() * list.reduce((sum, { weight }) => sum + weight, 0);
  for (const one of list) {
    left -= one.weight;
    if (left < 0) return one;
  }
  return list.at(-1) as T;
}
