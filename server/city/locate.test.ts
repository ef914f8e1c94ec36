import fc from 'fast-check';
import type { MultiPolygon } from 'polygon-clipping';
import { describe, expect, it } from 'vitest';
import type { AreaLevel } from './files.ts';
import { type LocatedArea, locatorOf } from './locate.ts';

type Box = [west: number, south: number, east: number, north: number];

const box = ([west, south, east, north]: Box): MultiPolygon => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
];
const area = (level: AreaLevel, id: string, parent: string, at: Box): LocatedArea => ({
  platform: id.startsWith('990101') ? 'east' : 'west',
  level,
  id,
  parent,
  polygons: box(at),
});

/** The first district has streets, of which one is laid out down to grids; the second has neither streets nor grids. */
const locate = locatorOf([
  area('district', '990101', '990100', [120, 36, 120.04, 36.04]),
  area('district', '990102', '990100', [120.04, 36, 120.08, 36.04]),
  area('street', '990101001', '990101', [120, 36, 120.02, 36.02]),
  area('street', '990101002', '990101', [120.02, 36, 120.04, 36.02]),
  area('community', '990101001001', '990101001', [120, 36, 120.01, 36.02]),
  area('community', '990101001002', '990101001', [120.01, 36, 120.02, 36.02]),
  area('grid', '990101001001-01', '990101001001', [120, 36, 120.01, 36.01]),
  area('grid', '990101001001-02', '990101001001', [120, 36.01, 120.01, 36.02]),
]);

const east = { platform: 'east', district: '990101', street: null, community: null, grid: null };

describe('a point is located as finely as the ground is known', () => {
  it.each([
    [
      'in a grid',
      [120.005, 36.005],
      { ...east, street: '990101001', community: '990101001001', grid: '990101001001-01' },
    ],
    ['in a community without grids', [120.015, 36.005], { ...east, street: '990101001', community: '990101001002' }],
    ['in a street without communities', [120.03, 36.01], { ...east, street: '990101002' }],
    ['in a district and in no street, as in the sea', [120.03, 36.03], east],
    ['in another district', [120.05, 36.01], { ...east, platform: 'west', district: '990102' }],
    ['outside of all districts', [120.05, 36.05], { outside: 'city' }],
    ['latitude and longitude exchanged', [36.005, 120.005], { outside: 'earth' }],
    ['no number', [Number.NaN, 36], { outside: 'earth' }],
    ['infinite', [120, Number.POSITIVE_INFINITY], { outside: 'earth' }],
  ] as const)('%s', (_where, point, place) => {
    expect(locate(point)).toEqual(place);
  });
});

describe('a point on a border belongs to the smallest id of those that share it', () => {
  it.each([
    ['two grids', [120.005, 36.01], 'grid', '990101001001-01'],
    ['two districts', [120.04, 36.03], 'district', '990101'],
    ['corner of the city', [120.08, 36.04], 'district', '990102'],
    ['a vertex', [120, 36.01], 'grid', '990101001001-01'],
  ] as const)('%s', (_where, point, level, id) => {
    expect(locate(point)).toMatchObject({ [level]: id });
  });

  it('the finer area decides even where a coarser one shares the border', () => {
    expect(locate([120.01, 36.005])).toMatchObject({ community: '990101001001', grid: '990101001001-01' });
  });

  it('whatever the order in which the areas come', () => {
    const areas = [
      area('district', '990101', '990100', [120, 36, 120.04, 36.04]),
      area('district', '990102', '990100', [120.04, 36, 120.08, 36.04]),
    ];
    const point = [120.04, 36.02] as const;
    expect(locatorOf(areas.toReversed())(point)).toEqual(locatorOf(areas)(point));
  });
});

describe('areas of several parts and with holes', () => {
  const hole = box([120.01, 36.01, 120.02, 36.02])[0]![0]!;
  const withHole = locatorOf([
    {
      ...area('district', '990101', '990100', [0, 0, 0, 0]),
      polygons: [[...box([120, 36, 120.04, 36.04])[0]!, hole], ...box([121, 36, 121.01, 36.01])],
    },
  ]);

  it('are located in every part and not in the hole', () => {
    expect(withHole([121.005, 36.005])).toMatchObject({ district: '990101' });
    expect(withHole([120.015, 36.015])).toEqual({ outside: 'city' });
  });
});

it('agrees with a look at every rectangle of a random chessboard', () => {
  const size = 0.001;
  const cells = Array.from({ length: 400 }, (_, at) => ({ x: at % 20, y: Math.floor(at / 20) }));
  const id = (x: number, y: number) => `990101001001-${String(y * 20 + x).padStart(3, '0')}`;
  const six = (value: number) => Number(value.toFixed(6));
  const board = locatorOf(
    cells.map(({ x, y }) =>
      area('grid', id(x, y), '990101001001', [
        six(120 + x * size),
        six(36 + y * size),
        six(120 + (x + 1) * size),
        six(36 + (y + 1) * size),
      ]),
    ),
  );
  const inside = fc
    .integer({ min: 0, max: 19 })
    .chain((cell) => fc.integer({ min: 1, max: 999 }).map((part) => ({ cell, part })));
  fc.assert(
    fc.property(inside, inside, (x, y) => {
      const point = [120 + (x.cell + x.part / 1000) * size, 36 + (y.cell + y.part / 1000) * size] as const;
      expect(board(point)).toMatchObject({ grid: id(x.cell, y.cell) });
    }),
  );
});

it('knows nothing of a city without any area', () => {
  expect(locatorOf([])([120, 36])).toEqual({ outside: 'city' });
});
