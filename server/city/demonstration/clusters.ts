import type { Pair } from 'polygon-clipping';

export interface Cluster {
  /** The point of the cluster nearest to its middle. */
  readonly seed: Pair;
  readonly points: readonly Pair[];
}

const ROUNDS = 8;

/**
 * Divides points into `count` compact groups of like size (k-means), none empty.
 * Fewer groups come back only when there are fewer points.
 */
export function clustersOf(points: readonly Pair[], count: number, random: () => number): Cluster[] {
  const centres = drawn(points, Math.min(count, points.length), random);
  let groups: Pair[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    groups = assigned(points, centres);
    for (let at = 0; at < centres.length; at++) {
      if (groups[at]!.length === 0) groups[at] = [takenFromLargest(groups)];
      centres[at] = meanOf(groups[at]!);
    }
  }
  return groups.map((group) => ({ seed: nearest(group, meanOf(group)), points: group }));
}

/** Different points, drawn without replacement. */
function drawn(points: readonly Pair[], count: number, random: () => number): Pair[] {
  const rest = [...points];
  const found: Pair[] = [];
  for (let at = 0; at < count; at++) found.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return found;
}

function assigned(points: readonly Pair[], centres: readonly Pair[]): Pair[][] {
  const groups: Pair[][] = centres.map(() => []);
  for (const point of points) {
    let best = 0;
    let least = Infinity;
    for (let at = 0; at < centres.length; at++) {
      const distance = squared(point, centres[at]!);
      if (distance < least) {
        least = distance;
        best = at;
      }
    }
    groups[best]!.push(point);
  }
  return groups;
}

function takenFromLargest(groups: Pair[][]): Pair {
  const largest = groups.reduce((a, b) => (b.length > a.length ? b : a));
  return largest.pop()!;
}

function meanOf(points: readonly Pair[]): Pair {
  let x = 0;
  let y = 0;
  for (const point of points) {
    x += point[0];
    y += point[1];
  }
  return [x / points.length, y / points.length];
}

function nearest(points: readonly Pair[], to: Pair): Pair {
  return points.reduce((best, point) => (squared(point, to) < squared(best, to) ? point : best));
}

function squared(a: Pair, b: Pair): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;
}
