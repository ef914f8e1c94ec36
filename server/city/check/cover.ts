import Flatbush from 'flatbush';
import polygonClipping, { type MultiPolygon } from 'polygon-clipping';
import { boxOf } from '../demonstration/samples.ts';
import { error, type Fault } from '../fault.ts';
import type { AreaFeature, CityFiles } from '../files.ts';
import { patchesOf, saidOf } from './geometry.ts';
import { nameOf } from './ground.ts';

/**
 * Judges polygons against each other: inside their parent, no overlap among siblings, and no gap between the
 * communities of a street and the grids of a community (治理范围无缝隙). Streets need not fill their district: gap and
 * overlap are judged inside the union of the street polygons (domain law §2).
 */
export function checkCover({ district, street, community, grid }: CityFiles['areas']): Fault[] {
  return [
    ...overlapFaults(district),
    ...within(district, street, { gaps: false }),
    ...within(street, community, { gaps: true }),
    ...within(community, grid, { gaps: true }),
  ];
}

function within(parents: readonly AreaFeature[], children: readonly AreaFeature[], judge: { gaps: boolean }): Fault[] {
  const byParent = Map.groupBy(children, (child) => child.parent);
  return parents.flatMap((parent) => {
    const own = byParent.get(parent.code) ?? [];
    if (own.length === 0) return [];
    return [
      ...own.flatMap((child) => outsideFaults(parent, child)),
      ...overlapFaults(own),
      ...(judge.gaps ? gapFaults(parent, own) : []),
    ];
  });
}

function outsideFaults(parent: AreaFeature, child: AreaFeature): Fault[] {
  const [patch] = patchesOf(polygonClipping.difference(child.polygons, parent.polygons));
  if (!patch) return [];
  const what = `${nameOf(child)}超出${nameOf(parent)},${saidOf(patch)}`;
  return [error('area.outside_parent', child, what, '把边界收回上级范围之内,或改正所属上级的代码')];
}

function overlapFaults(areas: readonly AreaFeature[]): Fault[] {
  return neighbours(areas).flatMap(([first, second]) => {
    const [patch] = patchesOf(polygonClipping.intersection(first.polygons, second.polygons));
    if (!patch) return [];
    const what = `${nameOf(second)}与第 ${first.line} 行${nameOf(first)}重叠,${saidOf(patch)}`;
    return [error('area.overlap', second, what, '调整其中一个边界,使两者只共用边线')];
  });
}

function gapFaults(parent: AreaFeature, children: readonly AreaFeature[]): Fault[] {
  const rest = polygonClipping.difference(parent.polygons, ...children.map((child) => child.polygons));
  const [patch] = patchesOf(rest);
  if (!patch) return [];
  const first = children[0]!;
  const spot = { file: first.file, line: first.line };
  const what = `${nameOf(parent)}内有未覆盖的空隙,${saidOf(patch)}`;
  return [error('area.gap', spot, what, '扩展相邻的边界,使下级范围铺满上级')];
}

/** Pairs whose boxes meet, in the order of the file. */
function neighbours(areas: readonly AreaFeature[]): [AreaFeature, AreaFeature][] {
  if (areas.length < 2) return [];
  const boxes = areas.map((area) => boxOf(area.polygons satisfies MultiPolygon));
  const index = new Flatbush(areas.length);
  for (const box of boxes) index.add(box.minX, box.minY, box.maxX, box.maxY);
  index.finish();
  return areas.flatMap((area, at) => {
    const { minX, minY, maxX, maxY } = boxes[at]!;
    return index
      .search(minX, minY, maxX, maxY, (other) => other > at)
      .sort((a, b) => a - b)
      .map((other): [AreaFeature, AreaFeature] => [area, areas[other]!]);
  });
}
