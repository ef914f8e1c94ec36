import pointInPolygon from 'point-in-polygon-hao';
import type { MultiPolygon, Pair, Ring } from 'polygon-clipping';
import type { Mesh } from './mesh.ts';
import { add, type Edge, endsOf } from './pieces.ts';

/**
 * The union of areas that meet edge by edge: their inner borders cancel, what is left is chained into rings.
 * Exact: the union has no vertex that its parts have not.
 */
export function outlineOf(mesh: Mesh, parts: Iterable<ReadonlySet<Edge>>): MultiPolygon {
  const edges = new Set<Edge>();
  for (const part of parts) for (const edge of part) add(edges, edge);
  const rings = ringsOf(mesh, edges);
  const outers = rings.filter((ring) => mesh.doubleArea(ring) > 0);
  const holes = rings.filter((ring) => mesh.doubleArea(ring) < 0);
  const polygons = outers.map((outer) => [outer]);
  for (const hole of holes) polygons.find(([outer]) => contains(mesh, outer!, hole))?.push(hole);
  return polygons.map((polygon) => polygon.map((ring) => closed(mesh, ring)));
}

function ringsOf(mesh: Mesh, edges: ReadonlySet<Edge>): number[][] {
  const nexts = new Map<number, number[]>();
  for (const edge of edges) {
    const [from, to] = endsOf(edge);
    const known = nexts.get(from);
    if (known) known.push(to);
    else nexts.set(from, [to]);
  }
  const rings: number[][] = [];
  for (const start of nexts.keys())
    while (nexts.get(start)!.length > 0) {
      const ring: number[] = [];
      let before = -1;
      let here = start;
      do {
        ring.push(here);
        const next = takeNext(mesh, nexts.get(here)!, before, here);
        before = here;
        here = next;
      } while (here !== start);
      rings.push(ring);
    }
  return rings;
}

/** Of several ways on, the sharpest turn to the left: areas that touch in a point become rings of their own. */
function takeNext(mesh: Mesh, ways: number[], before: number, here: number): number {
  if (ways.length === 1 || before < 0) return ways.pop()!;
  const back = Math.atan2(mesh.ys[before]! - mesh.ys[here]!, mesh.xs[before]! - mesh.xs[here]!);
  const turn = (to: number) => {
    const angle = back - Math.atan2(mesh.ys[to]! - mesh.ys[here]!, mesh.xs[to]! - mesh.xs[here]!);
    return angle > 0 ? angle : angle + 2 * Math.PI;
  };
  const best = ways.reduce((a, b) => (turn(b) < turn(a) ? b : a));
  ways.splice(ways.indexOf(best), 1);
  return best;
}

function contains(mesh: Mesh, outer: readonly number[], hole: readonly number[]): boolean {
  const ring = closed(mesh, outer);
  for (const vertex of hole) {
    const inside = pointInPolygon(mesh.pointOf(vertex), [ring]);
    if (inside !== 0) return inside;
  }
  return true;
}

function closed(mesh: Mesh, ring: readonly number[]): Ring {
  const points = ring.map((vertex): Pair => mesh.pointOf(vertex));
  return [...points, points[0]!];
}
