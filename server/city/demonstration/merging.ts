import type { Mesh } from './mesh.ts';
import { type Edge, endsOf, type Piece, reverseOf } from './pieces.ts';

/**
 * Gives every piece that is cut off from the largest piece of its cell to the neighbouring cell with which it shares
 * the longest border, within the street. A piece without such a neighbour, an island, stays with its cell.
 */
export function mergeCutOffPieces(mesh: Mesh, pieces: readonly Piece[]): void {
  const pieceAt = new Map<Edge, Piece>();
  for (const piece of pieces) for (const edge of piece.edges) pieceAt.set(edge, piece);
  const largest = new Map<number, Piece>();
  for (const piece of pieces) {
    const known = largest.get(piece.owner);
    if (!known || piece.area > known.area) largest.set(piece.owner, piece);
  }
  const cutOff = pieces.filter((piece) => largest.get(piece.owner) !== piece).sort((a, b) => b.area - a.area);
  for (const piece of cutOff) {
    const owner = longestNeighbour(mesh, piece, pieceAt);
    if (owner !== null) piece.owner = owner;
  }
}

function longestNeighbour(mesh: Mesh, piece: Piece, pieceAt: ReadonlyMap<Edge, Piece>): number | null {
  const shared = new Map<number, number>();
  for (const edge of piece.edges) {
    const other = pieceAt.get(reverseOf(edge));
    if (!other || other.street !== piece.street || other.owner === piece.owner) continue;
    shared.set(other.owner, (shared.get(other.owner) ?? 0) + lengthOf(mesh, edge));
  }
  let best: number | null = null;
  for (const [owner, length] of shared) if (best === null || length > shared.get(best)!) best = owner;
  return best;
}

function lengthOf(mesh: Mesh, edge: Edge): number {
  const [from, to] = endsOf(edge);
  return Math.hypot(mesh.xs[from]! - mesh.xs[to]!, mesh.ys[from]! - mesh.ys[to]!);
}
