import type { MultiPolygon, Pair } from 'polygon-clipping';

/**
 * Points spread evenly inside polygons: a lattice with a random shift per row and per point.
 * At least `wanted` unless the polygons are empty.
 */
export function samplesInside(polygons: MultiPolygon, wanted: number, random: () => number): Pair[] {
  const box = boxOf(polygons);
  let spacing = Math.sqrt(((box.maxX - box.minX) * (box.maxY - box.minY)) / wanted);
  for (let round = 0; round < 20; round++, spacing *= 0.8) {
    const points = lattice(polygons, box, spacing, random);
    if (points.length >= wanted) return points;
  }
  return lattice(polygons, box, spacing, random);
}

interface Box {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

export function boxOf(polygons: MultiPolygon): Box {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const [outer = []] of polygons)
    for (const [x, y] of outer) {
      if (x < box.minX) box.minX = x;
      if (y < box.minY) box.minY = y;
      if (x > box.maxX) box.maxX = x;
      if (y > box.maxY) box.maxY = y;
    }
  return box;
}

function lattice(polygons: MultiPolygon, box: Box, spacing: number, random: () => number): Pair[] {
  const points: Pair[] = [];
  for (let row = box.minY; row < box.maxY; row += spacing) {
    const y = row + spacing * random();
    const crossings = crossingsAt(polygons, y);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const from = crossings[at]!;
      const to = crossings[at + 1]!;
      const first = box.minX + Math.floor((from - box.minX) / spacing) * spacing;
      for (let column = first; column < to; column += spacing) {
        const x = column + spacing * random();
        if (x > from && x < to) points.push([x, y]);
      }
    }
  }
  return points;
}

/** Where a horizontal line enters and leaves the polygons, from west to east. */
function crossingsAt(polygons: MultiPolygon, y: number): number[] {
  const crossings: number[] = [];
  for (const polygon of polygons)
    for (const ring of polygon)
      for (let at = 1; at < ring.length; at++) {
        const [x0, y0] = ring[at - 1]!;
        const [x1, y1] = ring[at]!;
        if (y0 > y !== y1 > y) crossings.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
      }
  return crossings.sort((a, b) => a - b);
}
