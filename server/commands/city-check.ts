import { checkCity } from '#server/city/check.ts';
import { cityFolder } from '#server/city/folder.ts';
import { readCity } from '#server/city/read.ts';
import { hasError, linesOf } from '#server/city/report.ts';
import { type Answer, command, refuse, type Surroundings } from '#server/command.ts';
import { readConfig } from '#server/config.ts';

export default command({
  usage: 'qingsu city check [CITY]',
  about:
    'Judges the files of a city and tells the place of every fault. CITY is a name under cities/ or a path; ' +
    'without it, the city of QINGSU_CITY. Touches no database. Ends with 1 if there is an error; warnings are no error.',
  options: {},
  positionals: { fewest: 0, most: 1 },
  async run({ positionals: [given] }, around) {
    if (given !== undefined) return check(given, around);
    const config = readConfig();
    return config.ok ? check(config.value.city, around) : refuse(config.line);
  },
});

function check(city: string, { say }: Surroundings): Answer {
  const folder = cityFolder(city);
  if (!folder.ok) return refuse(folder.line);
  const { files, faults: unreadable } = readCity(folder.value);
  const faults = files ? checkCity(files) : unreadable;
  for (const line of linesOf(faults)) say(line);
  const errors = faults.filter((fault) => fault.severity === 'error').length;
  const warnings = faults.length - errors;
  say(
    errors === 0 ? `${city}:可以载入,${warnings} 条提醒。` : `${city}:${errors} 处错误,${warnings} 条提醒,不能载入。`,
  );
  return { code: hasError(faults) ? 1 : 0, json: { city, errors, warnings, faults } };
}
