import { Delaunay } from 'd3-delaunay';
import polygonClipping, { type MultiPolygon, type Pair, type Ring } from 'polygon-clipping';
import { boxOf } from './samples.ts';

/**
 * The part of the polygons nearest to each seed (Voronoi cells clipped to the polygons), by seed.
 * A cell falls into several polygons where the border of the whole bends through it.
 */
export function cellsOf(polygons: MultiPolygon, seeds: readonly Pair[]): MultiPolygon[] {
  const box = boxOf(polygons);
  const margin = (box.maxX - box.minX + box.maxY - box.minY) / 2;
  const voronoi = Delaunay.from(seeds).voronoi([
    box.minX - margin,
    box.minY - margin,
    box.maxX + margin,
    box.maxY + margin,
  ]);
  const edges = boxesOfEdges(polygons);
  return seeds.map((_, index) => {
    const cell = voronoi.cellPolygon(index) as Ring;
    return clipped(polygons, edges, cell);
  });
}

/** Boxes of all edges, four numbers each. */
function boxesOfEdges(polygons: MultiPolygon): Float64Array {
  const boxes: number[] = [];
  for (const polygon of polygons)
    for (const ring of polygon)
      for (let at = 1; at < ring.length; at++) {
        const [x0, y0] = ring[at - 1]!;
        const [x1, y1] = ring[at]!;
        boxes.push(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
      }
  return Float64Array.from(boxes);
}

function clipped(polygons: MultiPolygon, edges: Float64Array, cell: Ring): MultiPolygon {
  const box = boxOf([[cell]]);
  let touched = false;
  for (let at = 0; at < edges.length && !touched; at += 4)
    touched =
      edges[at]! <= box.maxX && edges[at + 1]! <= box.maxY && edges[at + 2]! >= box.minX && edges[at + 3]! >= box.minY;
  // No border near: the cell lies inside as a whole, because its seed does.
  if (!touched) return [[cell]];
  const pad = (box.maxX - box.minX + box.maxY - box.minY) / 10;
  const frame = [box.minX - pad, box.minY - pad, box.maxX + pad, box.maxY + pad] as const;
  const near = polygons
    .map((polygon) => polygon.map((ring) => cutToFrame(ring, frame)).filter((ring) => ring.length > 3))
    .filter((polygon) => polygon.length > 0);
  return near.length === 0 ? [] : polygonClipping.intersection([cell], near);
}

/**
 * Cuts a ring to a frame (Sutherland and Hodgman). Where the ring leaves the frame and comes back, edges run along the
 * frame; they do no harm, because the cell lies well inside. Clipping against the small rest is ten times as fast.
 */
function cutToFrame(ring: Ring, [minX, minY, maxX, maxY]: readonly [number, number, number, number]): Ring {
  let points = ring.slice(0, -1);
  points = cutAt(points, 0, minX, 1);
  points = cutAt(points, 0, maxX, -1);
  points = cutAt(points, 1, minY, 1);
  points = cutAt(points, 1, maxY, -1);
  return points.length < 3 ? [] : [...points, points[0]!];
}

/** Keeps what lies on one side of a line parallel to an axis: `side` 1 above the value, −1 below. */
function cutAt(points: Pair[], axis: 0 | 1, value: number, side: 1 | -1): Pair[] {
  const kept: Pair[] = [];
  for (let at = 0; at < points.length; at++) {
    const here = points[at]!;
    const next = points[(at + 1) % points.length]!;
    const isIn = (here[axis] - value) * side >= 0;
    if (isIn) kept.push(here);
    if (isIn !== (next[axis] - value) * side >= 0) {
      const share = (value - here[axis]) / (next[axis] - here[axis]);
      const across = here[1 - axis]! + share * (next[1 - axis]! - here[1 - axis]!);
      kept.push(axis === 0 ? [value, across] : [across, value]);
    }
  }
  return kept;
}
