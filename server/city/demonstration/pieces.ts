import type { MultiPolygon } from 'polygon-clipping';
import { Mesh } from './mesh.ts';

/** A directed edge between two vertices as one number; its reverse is `edgeOf(to, from)`. */
export type Edge = number;

const RADIX = 2 ** 26;

function edgeOf(from: number, to: number): Edge {
  return from * RADIX + to;
}

export function endsOf(edge: Edge): [from: number, to: number] {
  return [Math.floor(edge / RADIX), edge % RADIX];
}

export function reverseOf(edge: Edge): Edge {
  const [from, to] = endsOf(edge);
  return edgeOf(to, from);
}

/** A connected polygon of one cell, bounded by directed edges with its inside on their left. */
export interface Piece {
  /** Index of the cell it belongs to now. */
  owner: number;
  /** Pieces move only between cells of the same street. */
  readonly street: string;
  /** In square millionths of a degree, doubled. */
  readonly area: number;
  readonly edges: ReadonlySet<Edge>;
}

/**
 * Turns clipped cells into pieces whose borders meet edge by edge: every vertex that lies on another piece's edge
 * becomes a vertex of that edge too.
 *
 * @param borders polygons whose vertices are kept exactly
 */
export function piecesOf(
  cells: readonly { polygons: MultiPolygon; street: string }[],
  borders: readonly MultiPolygon[],
): { mesh: Mesh; pieces: Piece[] } {
  const mesh = new Mesh();
  for (const polygons of borders)
    for (const polygon of polygons) for (const ring of polygon) for (const [x, y] of ring) mesh.vertexAt(x, y, true);
  const rough = cells.flatMap(({ polygons, street }, owner) =>
    mesh.ringsOf(polygons).map((rings) => ({ owner, street, rings: oriented(mesh, rings) })),
  );
  const onEdge = mesh.noding();
  const pieces = rough.map(({ owner, street, rings }) => {
    const noded = rings.map((ring) => ring.flatMap((vertex, at) => onEdge(vertex, ring[(at + 1) % ring.length]!)));
    const area = noded.reduce((sum, ring) => sum + mesh.doubleArea(ring), 0);
    return { owner, street, area, edges: edgesOf(noded) };
  });
  return { mesh, pieces: pieces.filter((piece) => piece.edges.size > 0) };
}

/** Outer ring counter-clockwise, holes clockwise. */
function oriented(mesh: Mesh, rings: number[][]): number[][] {
  return rings.map((ring, index) => (mesh.doubleArea(ring) > 0 === (index === 0) ? ring : ring.toReversed()));
}

/** Directed edges of rings; an edge walked in both directions bounds nothing and falls out. */
function edgesOf(rings: readonly number[][]): Set<Edge> {
  const edges = new Set<Edge>();
  for (const ring of rings)
    for (let at = 0; at < ring.length; at++) add(edges, edgeOf(ring[at]!, ring[(at + 1) % ring.length]!));
  return edges;
}

/** Adds a directed edge; with its reverse it cancels. */
export function add(edges: Set<Edge>, edge: Edge): void {
  if (!edges.delete(reverseOf(edge))) edges.add(edge);
}
