import Flatbush from 'flatbush';
import type { MultiPolygon } from 'polygon-clipping';

/** Coordinates are whole millionths of a degree (0.11 m): six digits, as in the files. */
const MILLION = 1e6;

/** A vertex nearer to an edge than this many millionths lies on it: the sum of the roundings of three points. */
const ON_EDGE = 1.5;

/**
 * Vertices shared by all polygons of a layout. A point within one millionth of a known vertex is that vertex, so that
 * pieces clipped apart meet in the same points again.
 */
export class Mesh {
  readonly xs: number[] = [];
  readonly ys: number[] = [];
  readonly #byPlace = new Map<number, number>();

  /** The vertex at a point in degrees; `exact` points are never moved. */
  vertexAt(longitude: number, latitude: number, exact = false): number {
    const x = Math.round(longitude * MILLION);
    const y = Math.round(latitude * MILLION);
    const known = this.#byPlace.get(keyOf(x, y));
    if (known !== undefined) return known;
    if (!exact)
      for (let dx = -1; dx <= 1; dx++)
        for (let dy = -1; dy <= 1; dy++) {
          const near = this.#byPlace.get(keyOf(x + dx, y + dy));
          if (near !== undefined) return near;
        }
    const vertex = this.xs.push(x) - 1;
    this.ys.push(y);
    this.#byPlace.set(keyOf(x, y), vertex);
    return vertex;
  }

  /** Point of a vertex in degrees. */
  pointOf(vertex: number): [number, number] {
    return [this.xs[vertex]! / MILLION, this.ys[vertex]! / MILLION];
  }

  /** Rings of polygons as vertices, without repeated ones; rings that rounding collapsed are left out. */
  ringsOf(polygons: MultiPolygon): number[][][] {
    return polygons
      .map((polygon) => polygon.map((ring) => distinct(ring.map(([x, y]) => this.vertexAt(x, y)))))
      .map((rings) => rings.filter((ring) => ring.length >= 3))
      .filter((rings) => rings.length > 0);
  }

  /** Twice the signed area of a ring in square millionths; positive when it runs counter-clockwise. */
  doubleArea(ring: readonly number[]): number {
    let sum = 0;
    for (let at = 0; at < ring.length; at++) {
      const a = ring[at]!;
      const b = ring[(at + 1) % ring.length]!;
      // Relative to the first vertex: whole numbers small enough to stay exact.
      const [ax, ay] = [this.xs[a]! - this.xs[ring[0]!]!, this.ys[a]! - this.ys[ring[0]!]!];
      const [bx, by] = [this.xs[b]! - this.xs[ring[0]!]!, this.ys[b]! - this.ys[ring[0]!]!];
      sum += ax * by - bx * ay;
    }
    return sum;
  }

  /** Returns a function that gives an edge's vertices in order: its start and every vertex lying on it. */
  noding(): (from: number, to: number) => number[] {
    const index = new Flatbush(this.xs.length);
    for (let vertex = 0; vertex < this.xs.length; vertex++) index.add(this.xs[vertex]!, this.ys[vertex]!);
    index.finish();
    return (from, to) => [from, ...this.#onEdge(index, from, to)];
  }

  #onEdge(index: Flatbush, from: number, to: number): number[] {
    const [x0, y0, x1, y1] = [this.xs[from]!, this.ys[from]!, this.xs[to]!, this.ys[to]!];
    const [dx, dy] = [x1 - x0, y1 - y0];
    const square = dx * dx + dy * dy;
    const along = (vertex: number) => ((this.xs[vertex]! - x0) * dx + (this.ys[vertex]! - y0) * dy) / square;
    return index
      .search(
        Math.min(x0, x1) - ON_EDGE,
        Math.min(y0, y1) - ON_EDGE,
        Math.max(x0, x1) + ON_EDGE,
        Math.max(y0, y1) + ON_EDGE,
      )
      .filter((vertex) => {
        if (vertex === from || vertex === to) return false;
        const across = Math.abs((this.xs[vertex]! - x0) * dy - (this.ys[vertex]! - y0) * dx);
        const share = along(vertex);
        return across * across <= ON_EDGE * ON_EDGE * square && share > 0 && share < 1;
      })
      .sort((a, b) => along(a) - along(b));
  }
}

// A city is less than ten degrees wide: the keys of its places stay exact.
function keyOf(x: number, y: number): number {
  return x * 2e7 + (y % 2e7);
}

function distinct(ring: number[]): number[] {
  return ring.filter((vertex, at) => vertex !== ring[(at + 1) % ring.length]);
}
