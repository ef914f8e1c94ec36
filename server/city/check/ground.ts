import polygonClipping, { type Ring } from 'polygon-clipping';
import { error, type Fault, warning } from '../fault.ts';
import { type AreaFeature, type AreaLevel, areaLevels, type CityFiles } from '../files.ts';
import { areaOf, SLIVER } from './geometry.ts';
import { eachRepeat } from './repeats.ts';

const levelWords: Readonly<Record<AreaLevel, string>> = {
  district: '区市',
  street: '镇街',
  community: '村社区',
  grid: '网格',
};
/** China, generously: what lies outside has its numbers exchanged or in another system. */
const CHINA = { west: 73, east: 136, south: 3, north: 54 };

/** Judges each polygon by itself; gives back those fit to be compared with others. */
export function checkGround(files: CityFiles): { faults: Fault[]; sound: CityFiles['areas'] } {
  const faults: Fault[] = [];
  const known = knownCodes(files);
  const sound = (level: AreaLevel) => {
    const own = files.areas[level].filter((area) => {
      const own = [...codeFaults(area, known), ...shapeFaults(area)];
      faults.push(...own);
      return own.length === 0;
    });
    const repeated = new Set<AreaFeature>();
    eachRepeat(
      own,
      (area) => area.code,
      (area, first) => {
        repeated.add(area);
        const what = `${nameOf(area)}的边界与第 ${first.line} 行重复`;
        faults.push(error('area.duplicate', area, what, '一个代码只能有一个要素,多块区域用 MultiPolygon'));
      },
    );
    return own.filter((area) => !repeated.has(area));
  };
  const areas = {
    district: sound('district'),
    street: sound('street'),
    community: sound('community'),
    grid: sound('grid'),
  };
  faults.push(...missingFaults(files));
  return { faults, sound: areas };
}

export function nameOf(area: AreaFeature): string {
  return `${levelWords[area.level]} ${area.name}(${area.code})`;
}

function knownCodes({ divisions }: CityFiles): Record<Exclude<AreaLevel, 'grid'>, Set<string>> {
  return {
    district: new Set(divisions.map((row) => row.district)),
    street: new Set(divisions.map((row) => row.street)),
    community: new Set(divisions.map((row) => row.community)),
  };
}

function codeFaults(area: AreaFeature, known: ReturnType<typeof knownCodes>): Fault[] {
  if (area.level === 'grid') {
    if (area.code === '')
      return [error('area.unknown_code', area, `第 ${area.position} 个网格没有 code`, '为每个网格填写编号')];
    if (known.community.has(area.parent ?? '')) return [];
    const what = `${nameOf(area)}所属的村社区“${area.parent}”不在 divisions.csv 中`;
    return [error('area.unknown_parent', area, what, 'properties.community 填所属村社区的 12 位代码')];
  }
  if (known[area.level].has(area.code)) return [];
  const what = `第 ${area.position} 个要素的代码“${area.code}”不是已知的${levelWords[area.level]}`;
  return [error('area.unknown_code', area, what, 'properties.code 应与 divisions.csv 一致')];
}

function shapeFaults(area: AreaFeature): Fault[] {
  const rings = area.polygons.flat();
  if (rings.some((ring) => ring.length < 4 || !isClosed(ring)))
    return [error('area.ring', area, `${nameOf(area)}有不闭合或不足四点的环`, '环的最后一点应与第一点相同,至少四点')];
  if (rings.flat().some(([x, y]) => x < CHINA.west || x > CHINA.east || y < CHINA.south || y > CHINA.north))
    return [
      error('area.coordinates', area, `${nameOf(area)}有中国范围以外的坐标`, '坐标为 WGS-84 度数,经度在前、纬度在后'),
    ];
  const drawn = area.polygons.reduce((sum, polygon) => sum + areaOf(polygon), 0);
  const covered = polygonClipping.union(area.polygons).reduce((sum, polygon) => sum + areaOf(polygon), 0);
  // A border that crosses itself, or parts that lie on each other, cover another area than the rings add up to.
  if (Math.abs(drawn - covered) > SLIVER.squareMetres)
    return [
      error('area.crossing', area, `${nameOf(area)}的边界自相交`, '在制图软件中修复自相交(例如 QGIS 的“修复几何”)'),
    ];
  return [];
}

function isClosed(ring: Ring): boolean {
  const first = ring[0]!;
  const last = ring[ring.length - 1]!;
  return first[0] === last[0] && first[1] === last[1];
}

/** Places may do without polygon: the place is then chosen from the list. Only a warning, once per area. */
function missingFaults({ divisions, areas }: CityFiles): Fault[] {
  const faults: Fault[] = [];
  const drawn = (level: AreaLevel) => new Set(areas[level].map((area) => area.code));
  const mend = '补上边界;没有边界时,位置只能从列表中选择或由受理员确定';
  for (const level of areaLevels) {
    if (level === 'grid' || (level === 'community' && areas.community.length === 0)) continue;
    const have = drawn(level);
    const streets = drawn('street');
    for (const [code, [row]] of Map.groupBy(divisions, (row) => row[level])) {
      if (have.has(code) || !row || (level === 'community' && !streets.has(row.street))) continue;
      faults.push(warning('area.missing', row, `${levelWords[level]} ${row[`${level}Name`]}(${code})没有边界`, mend));
    }
  }
  return faults;
}
