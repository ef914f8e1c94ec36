import { expect, test } from 'vitest';
import type { Ground } from './ground.ts';
import { streetAt } from './street-at.ts';

const square = (x: number, y: number, size: number) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const ground: Ground = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { id: '1', name: '甲街道' },
      geometry: { type: 'Polygon', coordinates: [square(0, 0, 10), square(4, 4, 2)] },
    },
    {
      type: 'Feature',
      properties: { id: '2', name: '乙街道' },
      geometry: { type: 'MultiPolygon', coordinates: [[square(4, 4, 2)], [square(20, 0, 5)]] },
    },
  ],
};

test('a point is in the street around it, an island in its own', () => {
  expect(streetAt(ground, [1, 1])).toBe('甲街道');
  expect(streetAt(ground, [5, 5])).toBe('乙街道');
  expect(streetAt(ground, [22, 3])).toBe('乙街道');
});

test('at sea there is no street', () => {
  expect(streetAt(ground, [15, 5])).toBeNull();
  expect(streetAt(ground, [5, -1])).toBeNull();
});
