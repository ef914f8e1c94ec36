import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Attempt, done, failed } from '#server/attempt.ts';
import { PROGRAM } from '#server/config.ts';

/** Folder of a city: `cities/<name>` of the program, or a path to a folder elsewhere when it contains a slash. */
export function cityFolder(name: string): Attempt<string> {
  const folder = name.includes('/') ? name : join(PROGRAM, 'cities', name);
  return existsSync(folder) ? done(folder) : failed(`There is no city at ${folder}.`);
}
