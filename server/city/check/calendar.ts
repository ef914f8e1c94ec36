import { dayFromIso } from '#domain/deadline/instant.ts';
import { error, type Fault } from '../fault.ts';
import type { CityFiles } from '../files.ts';
import { eachRepeat } from './repeats.ts';

export function checkCalendar({ calendar }: CityFiles): Fault[] {
  const faults: Fault[] = [];
  const days = (['rest', 'working'] as const).flatMap((list) =>
    calendar.value[list].map(({ day }, index) => ({ day, spot: calendar.at(list, index, 'day') })),
  );
  for (const { day, spot } of days)
    if (dayFromIso(day) === undefined)
      faults.push(error('calendar.day', spot, `没有 ${day} 这一天`, '日期写成 2026-08-15 的形式'));
  eachRepeat(
    days,
    ({ day }) => day,
    ({ day, spot }, first) => {
      const what = `${day} 已在第 ${first.spot.line} 行列出`;
      faults.push(error('calendar.contradiction', spot, what, '一天只能列出一次,或休或班'));
    },
  );
  return faults;
}
