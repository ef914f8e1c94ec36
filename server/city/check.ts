import { checkCalendar } from './check/calendar.ts';
import { checkCover } from './check/cover.ts';
import { checkDepartments } from './check/departments.ts';
import { checkDivisions } from './check/divisions.ts';
import { checkGround } from './check/ground.ts';
import { checkPlatforms } from './check/platforms.ts';
import { checkPopulation } from './check/population.ts';
import { checkRegulationFile } from './check/regulation.ts';
import { checkStaff } from './check/staff.ts';
import { checkTexts } from './check/texts.ts';
import type { Fault } from './fault.ts';
import type { CityFiles } from './files.ts';

/**
 * Every fault of a city's files by file and line, warnings among them. A fault hides what merely follows from it: while
 * the list of divisions is wrong nothing is compared with it, and polygons wrong in themselves not with each other.
 */
export function checkCity(files: CityFiles): Fault[] {
  const divisions = checkDivisions(files);
  const faults = [
    ...checkPlatforms(files),
    ...divisions,
    ...checkDepartments(files),
    ...checkRegulationFile(files),
    ...checkStaff(files),
    ...checkCalendar(files),
    ...checkTexts(files),
    ...(divisions.length === 0 ? againstDivisions(files) : []),
  ];
  return faults.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0)));
}

function againstDivisions(files: CityFiles): Fault[] {
  const ground = checkGround(files);
  return [...checkPopulation(files), ...ground.faults, ...checkCover(ground.sound)];
}
