import { error, type Fault } from '../fault.ts';
import type { CityFiles } from '../files.ts';
import { departmentsOf } from '../units.ts';
import { eachRepeat } from './repeats.ts';

export function checkDepartments(files: CityFiles): Fault[] {
  const { value, at } = files.departments;
  const known = new Set(files.city.value.platforms.map((platform) => platform.id));
  const faults: Fault[] = [];
  value.district.forEach(({ name, only = [], except = [], names = {} }, index) => {
    const lists = [
      ...only.map((id, place) => ({ id, spot: at('district', index, 'only', place) })),
      ...except.map((id, place) => ({ id, spot: at('district', index, 'except', place) })),
      ...Object.keys(names).map((id) => ({ id, spot: at('district', index, 'names', id) })),
    ];
    for (const { id, spot } of lists)
      if (!known.has(id)) {
        const what = `部门“${name}”提到的平台 ${id} 不存在`;
        faults.push(error('department.unknown_platform', spot, what, '只能使用 city.yaml 中的平台编号'));
      }
  });
  const departments = departmentsOf(files);
  const seen = new Set<string>();
  for (const key of ['id', 'name'] as const)
    eachRepeat(
      departments,
      ({ unit }) => `${unit.platform} ${unit[key]}`,
      ({ unit, spot }, first) => {
        // One faulty line stands for a department of every district: told once.
        const place = `${spot.file}:${spot.line}`;
        if (seen.has(place)) return;
        seen.add(place);
        const what = `${unit.name}(${unit.id})与第 ${first.spot.line} 行重复`;
        faults.push(error('department.duplicate', spot, what, '同一平台内部门和企业的编号、名称都不能相同'));
      },
    );
  return faults;
}
