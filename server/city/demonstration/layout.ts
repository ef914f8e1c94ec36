import type { MultiPolygon, Pair } from 'polygon-clipping';
import { cellsOf } from './cells.ts';
import { type Cluster, clustersOf } from './clusters.ts';
import { mergeCutOffPieces } from './merging.ts';
import { outlineOf } from './outline.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { randomFrom } from './random.ts';
import { samplesInside } from './samples.ts';

/** A street to be laid out: its polygon, the codes of its communities and how many grids they get together. */
export interface StreetPlan {
  readonly code: string;
  readonly polygons: MultiPolygon;
  readonly communities: readonly string[];
  /** At least one for each community. */
  readonly grids: number;
}

export interface LaidOut {
  readonly code: string;
  /** Code of the street of a community, of the community of a grid. */
  readonly parent: string;
  readonly polygons: MultiPolygon;
}

/** Raised when the same files give another layout, so that cities are loaded again. */
export const LAYOUT_VERSION = 1;

const SAMPLES_PER_GRID = 12;

/**
 * Demonstration polygons of communities and grids. The grids are the Voronoi cells of well-spread points, clipped to
 * the street; a community is the union of neighbouring grids. Grids partition their community and communities their
 * street exactly but for the rounding of vertices to six digits: neighbours share every vertex, also across streets.
 * The same plans give the same layout on every machine.
 */
export function layOut(plans: readonly StreetPlan[]): { communities: LaidOut[]; grids: LaidOut[] } {
  const cells = plans.flatMap((plan) => cellsOfStreet(plan).map((cell) => ({ ...cell, street: plan.code })));
  const { mesh, pieces } = piecesOf(
    cells,
    plans.map((plan) => plan.polygons),
  );
  mergeCutOffPieces(mesh, pieces);
  const byCell = groupedBy(pieces, (piece) => piece.owner);
  const grids = cells.map(({ code, community }, index) => ({
    code,
    parent: community,
    polygons: outlineOf(mesh, edgesOf(byCell.get(index))),
  }));
  const byCommunity = groupedBy(pieces, (piece) => cells[piece.owner]!.community);
  const communities = plans.flatMap((plan) =>
    plan.communities.map((code) => ({
      code,
      parent: plan.code,
      polygons: outlineOf(mesh, edgesOf(byCommunity.get(code))),
    })),
  );
  return { communities, grids };
}

interface Cell {
  readonly code: string;
  readonly community: string;
  readonly polygons: MultiPolygon;
}

function cellsOfStreet(plan: StreetPlan): Cell[] {
  const random = randomFrom(plan.code);
  // Seeds are spread where a degree of longitude is as long as one of latitude.
  const shrink = Math.cos((plan.polygons[0]![0]![0]![1] * Math.PI) / 180);
  const flat = scaled(plan.polygons, shrink);
  const samples = samplesInside(flat, plan.grids * SAMPLES_PER_GRID, random);
  const communities = clustersOf(samples, plan.communities.length, random).sort((a, b) => b.seed[1] - a.seed[1]);
  const shares = sharesOf(communities, plan.grids);
  const seeds = communities.flatMap((community, index) =>
    clustersOf(community.points, shares[index]!, random).map((grid, number) => ({
      point: grid.seed,
      community: plan.communities[index]!,
      code: `${plan.communities[index]}-${String(number + 1).padStart(2, '0')}`,
    })),
  );
  const cells = cellsOf(
    flat,
    seeds.map((seed) => seed.point),
  );
  return seeds.map(({ code, community }, index) => ({
    code,
    community,
    polygons: scaled(cells[index]!, 1 / shrink),
  }));
}

function scaled(polygons: MultiPolygon, factor: number): MultiPolygon {
  return polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]): Pair => [x * factor, y])));
}

/** How many grids each community gets: one, and of the rest its share by size; the sum is `total`. */
function sharesOf(communities: readonly Cluster[], total: number): number[] {
  const rest = total - communities.length;
  const size = communities.reduce((sum, community) => sum + community.points.length, 0);
  let before = 0;
  return communities.map((community) => {
    const after = before + community.points.length;
    const share = 1 + Math.round((rest * after) / size) - Math.round((rest * before) / size);
    before = after;
    return share;
  });
}

function groupedBy<K>(pieces: readonly Piece[], keyOf: (piece: Piece) => K): Map<K, Piece[]> {
  return Map.groupBy(pieces, keyOf);
}

function edgesOf(pieces: readonly Piece[] | undefined) {
  return (pieces ?? []).map((piece) => piece.edges);
}
