import { error, type Fault } from '../fault.ts';
import type { CityFiles, DivisionRow } from '../files.ts';
import { platformOfDistrict } from '../units.ts';
import { eachRepeat } from './repeats.ts';

const SHAPES = [
  { key: 'district', word: '区市代码', digits: 6 },
  { key: 'street', word: '镇街代码', digits: 9 },
  { key: 'community', word: '村社区代码', digits: 12 },
] as const;

export function checkDivisions({ city, divisions }: CityFiles): Fault[] {
  const faults: Fault[] = [];
  const sound = divisions.filter((row) => isSound(row, faults));
  eachRepeat(
    sound,
    (row) => row.community,
    (row, first) => {
      const what = `村社区代码 ${row.community} 与第 ${first.line} 行重复`;
      faults.push(error('division.duplicate_code', row, what, '代码是唯一的键:改正其中一行的代码,或删去重复的一行'));
    },
  );
  for (const row of sound) faults.push(...parentFaults(row));
  faults.push(...nameFaults(sound, 'district'), ...nameFaults(sound, 'street'));
  for (const [district, [row]] of Map.groupBy(sound, (row) => row.district))
    if (row && !platformOfDistrict(city.value, district)) {
      const what = `${row.districtName}(${district})没有平台`;
      faults.push(
        error('division.without_platform', row, what, '在 city.yaml 中为它增加一个平台,或设一个全市统一受理的平台'),
      );
    }
  return faults;
}

function isSound(row: DivisionRow, faults: Fault[]): boolean {
  const wrong = SHAPES.find(({ key, digits }) => !new RegExp(`^\\d{${digits}}$`).test(row[key]));
  if (!wrong) return true;
  const what = `${wrong.word}“${row[wrong.key]}”不是 ${wrong.digits} 位数字`;
  faults.push(error('division.code', row, what, '使用国家统计用区划代码:区市 6 位、镇街 9 位、村社区 12 位'));
  return false;
}

/** A code begins with the code of the unit above. */
function parentFaults(row: DivisionRow): Fault[] {
  if (!row.street.startsWith(row.district)) {
    const what = `镇街 ${row.street} ${row.streetName} 不属于区市 ${row.district}`;
    return [error('division.unknown_parent', row, what, '镇街代码的前 6 位应是所属区市的代码')];
  }
  if (!row.community.startsWith(row.street)) {
    const what = `村社区 ${row.community} ${row.communityName} 不属于镇街 ${row.street}`;
    return [error('division.unknown_parent', row, what, '村社区代码的前 9 位应是所属镇街的代码')];
  }
  return [];
}

function nameFaults(rows: readonly DivisionRow[], key: 'district' | 'street'): Fault[] {
  const names = new Map<string, DivisionRow>();
  const faults: Fault[] = [];
  for (const row of rows) {
    const first = names.get(row[key]);
    const name = row[`${key}Name`];
    if (!first) names.set(row[key], row);
    else if (first[`${key}Name`] !== name) {
      const what = `${row[key]} 在第 ${first.line} 行叫“${first[`${key}Name`]}”,这里叫“${name}”`;
      faults.push(error('division.two_names', row, what, '同一代码只能有一个名称'));
    }
  }
  return faults;
}
