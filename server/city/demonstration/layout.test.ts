import { createHash } from 'node:crypto';
import pointInPolygon from 'point-in-polygon-hao';
import type { MultiPolygon, Pair } from 'polygon-clipping';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkCover } from '../check/cover.ts';
import { areaOf } from '../check/geometry.ts';
import { checkGround } from '../check/ground.ts';
import type { AreaFeature, AreaLevel, CityFiles } from '../files.ts';
import { cityFolder } from '../folder.ts';
import { readCity } from '../read.ts';
import { plansOf } from './ground.ts';
import { LAYOUT_VERSION, type LaidOut, layOut, type StreetPlan } from './layout.ts';

const square = (west: number, south: number, size: number): MultiPolygon => [
  [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
];
/** A comb: cells between its teeth fall apart when they are clipped. */
const comb: MultiPolygon = [
  [
    [
      [121, 36],
      [121.05, 36],
      [121.05, 36.04],
      [121.041, 36.04],
      [121.04, 36.005],
      [121.039, 36.04],
      [121.031, 36.04],
      [121.03, 36.005],
      [121.029, 36.04],
      [121.011, 36.04],
      [121.01, 36.005],
      [121.009, 36.04],
      [121, 36.04],
      [121, 36],
    ],
  ],
];
/** A lake inside and an island outside. */
const withLakeAndIsland: MultiPolygon = [
  [...square(120, 36, 0.05)[0]!, square(120.02, 36.02, 0.01)[0]![0]!.toReversed()],
  square(120.06, 36, 0.001)[0]!,
];

const plans: StreetPlan[] = [
  { code: '990101001', polygons: withLakeAndIsland, communities: ['990101001001', '990101001002'], grids: 11 },
  { code: '990101002', polygons: comb, communities: ['990101002001', '990101002002', '990101002003'], grids: 17 },
  { code: '990101003', polygons: square(120.05, 36.01, 0.02), communities: ['990101003001'], grids: 1 },
];

describe('a layout of streets of difficult shape', () => {
  const { communities, grids } = layOut(plans);

  it('has every community and the wished number of grids, none empty', () => {
    expect(communities.map(({ code, parent }) => [code, parent])).toEqual(
      plans.flatMap((plan) => plan.communities.map((code) => [code, plan.code])),
    );
    for (const plan of plans) expect(grids.filter((grid) => grid.code.startsWith(plan.code))).toHaveLength(plan.grids);
    expect(new Set(grids.map((grid) => grid.code)).size).toBe(29);
    for (const { polygons } of [...communities, ...grids]) expect(areaOfAll(polygons)).toBeGreaterThan(1000);
  });

  it('is a partition whose neighbours share every vertex', () => {
    expectPartition(grids, plans);
    expectPartition(communities, plans);
    // Two streets meet here although the longer border has no vertex where the shorter begins and ends.
    const open = edgesWalkedOnce(grids).filter((edge) =>
      edge.every(([x, y]) => x === 120.05 && y >= 36.01 && y <= 36.03),
    );
    expect(open).toEqual([]);
  });

  it('has communities that are exactly their grids', () => {
    for (const community of communities) {
      const own = grids.filter((grid) => grid.parent === community.code);
      expect(sum(own.map((grid) => areaOfAll(grid.polygons)))).toBeCloseTo(areaOfAll(community.polygons), 3);
    }
  });

  it('is the same whenever it is made', () => {
    expect(layOut(plans)).toEqual({ communities, grids });
    // Known to every database that was loaded: when this changes, raise LAYOUT_VERSION.
    const digest = createHash('sha256').update(JSON.stringify({ communities, grids })).digest('hex').slice(0, 16);
    expect(`${LAYOUT_VERSION} ${digest}`).toBe('1 cf250c78d825f5a0');
  });

  it('keeps a lake open and an island with its street', () => {
    const street = communities.filter((community) => community.parent === '990101001');
    const inside = (point: Pair) =>
      street.some(({ polygons }) => polygons.some((polygon) => pointInPolygon(point, polygon) === true));
    expect(inside([120.025, 36.025])).toBe(false);
    expect(inside([120.0605, 36.0005])).toBe(true);
  });
});

describe('the layout of the city that ships', () => {
  let files: CityFiles;
  let layout: ReturnType<typeof layOut>;
  beforeAll(() => {
    const folder = cityFolder('qingdao');
    if (!folder.ok) throw new Error(folder.line);
    files = readCity(folder.value).files!;
    layout = layOut(plansOf(files));
  }, 60_000);

  it('has the reference platform’s number of grids, the others in proportion to their communities', () => {
    const { reference, count } = files.city.value.demonstrationGrids;
    const platforms = files.city.value.platforms;
    const of = (area: string, list: LaidOut[]) => list.filter(({ code }) => code.startsWith(area)).length;
    const first = platforms.find((platform) => platform.id === reference)!;
    expect(of(first.area, layout.grids)).toBe(count);
    const each = count / of(first.area, layout.communities);
    for (const { area } of platforms.filter((platform) => platform.takesPublicAppeals))
      expect(Math.abs(of(area, layout.grids) - of(area, layout.communities) * each)).toBeLessThan(1);
  });

  it('is a partition of the streets whose neighbours share every vertex, also across streets', {
    timeout: 60_000,
  }, () => {
    expectPartition(layout.grids, plansOf(files));
  });

  it('passes the rules for a layout somebody drew', { timeout: 60_000 }, () => {
    const made = (level: AreaLevel) => (area: LaidOut, index: number) =>
      ({
        level,
        ...area,
        name: '',
        file: `${level}.geojson`,
        line: index + 2,
        position: index + 1,
        properties: {},
      }) satisfies AreaFeature;
    // One district is enough here: all of them take ten seconds.
    const district = files.city.value.platforms.find(
      ({ id }) => id === files.city.value.demonstrationGrids.reference,
    )!.area;
    const own = <T extends { code: string }>(list: readonly T[]) =>
      list.filter(({ code }) => code.startsWith(district));
    const areas = {
      district: own(files.areas.district),
      street: own(files.areas.street),
      community: own(layout.communities).map(made('community')),
      grid: own(layout.grids).map(made('grid')),
    };
    const ground = checkGround({
      ...files,
      areas,
      divisions: files.divisions.filter((row) => row.district === district),
    });
    expect(ground.faults).toEqual([]);
    expect(checkCover(ground.sound)).toEqual([]);
  });
});

/**
 * Every edge is walked once, or twice in opposite directions; edges walked once bound the whole, and the sum of the
 * parts is the whole but for the rounding of its border.
 */
function expectPartition(parts: readonly LaidOut[], whole: readonly StreetPlan[]): void {
  const once = edgesWalkedOnce(parts);
  const walks = Map.groupBy(
    whole
      .flatMap(({ polygons }) => polygons.flat())
      .flatMap((ring) => ring.slice(1).map((to, at) => [ring[at]!, to] as const)),
    ([from, to]) => [`${from}`, `${to}`].sort().join(' '),
  );
  const outer = [...walks.values()].filter((same) => same.length === 1).map(([border]) => border!);
  const isOnBorder = nearestBorder(outer);
  for (const [from, to] of once)
    if (!isOnBorder([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2])) throw new Error(`${from} ${to} lies open inside`);
  const difference = sum(parts.map(areaOfPart)) - sum(whole.map(areaOfPart));
  const rounding = 0.11 * sum(outer.map(lengthOf));
  expect(Math.abs(difference)).toBeLessThan(rounding);
}

function edgesWalkedOnce(parts: readonly LaidOut[]): [Pair, Pair][] {
  const edges = new Map<string, [Pair, Pair]>();
  let walked = 0;
  for (const { polygons } of parts)
    for (const ring of polygons.flat())
      for (let at = 1; at < ring.length; at++) {
        edges.set(`${ring[at - 1]} ${ring[at]}`, [ring[at - 1]!, ring[at]!]);
        walked++;
      }
  expect(edges.size).toBe(walked);
  return [...edges.values()].filter(([from, to]) => !edges.has(`${to} ${from}`));
}

function lengthOf([[x0, y0], [x1, y1]]: readonly [Pair, Pair]): number {
  return 111_195 * Math.hypot((x1 - x0) * Math.cos((y0 * Math.PI) / 180), y1 - y0);
}

/** Whether a point lies within two millionths of a degree of a border; borders are looked up by hundredths of a degree. */
function nearestBorder(borders: readonly (readonly [Pair, Pair])[]): (point: Pair) => boolean {
  const cells = new Map<string, (readonly [Pair, Pair])[]>();
  const cell = (value: number) => Math.floor(value * 100);
  for (const border of borders) {
    const [[x0, y0], [x1, y1]] = border;
    for (let x = cell(Math.min(x0, x1) - 2e-6); x <= cell(Math.max(x0, x1) + 2e-6); x++)
      for (let y = cell(Math.min(y0, y1) - 2e-6); y <= cell(Math.max(y0, y1) + 2e-6); y++) {
        const known = cells.get(`${x},${y}`);
        if (known) known.push(border);
        else cells.set(`${x},${y}`, [border]);
      }
  }
  return (point) =>
    (cells.get(`${cell(point[0])},${cell(point[1])}`) ?? []).some((border) => distance(point, border) <= 2e-6);
}

function distance([x, y]: Pair, [[x0, y0], [x1, y1]]: readonly [Pair, Pair]): number {
  const square = (x1 - x0) ** 2 + (y1 - y0) ** 2;
  const share = Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / square));
  return Math.hypot(x - x0 - share * (x1 - x0), y - y0 - share * (y1 - y0));
}

function areaOfPart({ polygons }: { polygons: MultiPolygon }): number {
  return areaOfAll(polygons);
}

function areaOfAll(polygons: MultiPolygon): number {
  return sum(polygons.map(areaOf));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
