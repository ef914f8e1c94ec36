import { error, type Fault, warning } from '../fault.ts';
import type { CityFiles } from '../files.ts';

export function checkPopulation({ city, population, divisions }: CityFiles): Fault[] {
  const { areas } = population.value;
  const known = new Set([city.value.area, ...divisions.flatMap((row) => [row.district, row.street, row.community])]);
  const faults = Object.keys(areas)
    .filter((code) => !known.has(code))
    .map((code) => {
      const what = `人口数对应的代码 ${code} 不在 divisions.csv 中`;
      return error('population.unknown_area', population.at('areas', code), what, '改正代码或删去该行');
    });
  const districts = new Map(divisions.map((row) => [row.district, row.districtName]));
  const missing = [...districts].filter(([code]) => areas[code] === undefined);
  const warnings = missing.map(([code, name]) => {
    const what = `${name}(${code})没有常住人口数,万人诉求比将显示为“—”`;
    return warning('population.missing', population.at('areas'), what, '补上该区市的常住人口数');
  });
  return [...faults, ...warnings];
}
