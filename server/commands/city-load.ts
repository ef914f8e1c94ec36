import type pg from 'pg';
import { cityFolder } from '#server/city/folder.ts';
import { loadCity } from '#server/city/load.ts';
import { linesOf } from '#server/city/report.ts';
import { clockOf } from '#server/clock.ts';
import { type Answer, command, refuse, type Surroundings } from '#server/command.ts';
import { type Config, readConfig } from '#server/config.ts';
import { migrate } from '#server/store/migrate.ts';
import { openDatabase } from '#server/store/open.ts';

export default command({
  usage: 'qingsu city load [CITY]',
  about:
    'Brings the database up to the files of a city: all of it or nothing. CITY is a name under cities/ or a path; ' +
    'without it, the city of QINGSU_CITY. `serve` does it by itself.',
  options: {},
  positionals: { fewest: 0, most: 1 },
  async run({ positionals: [given] }, around) {
    const config = readConfig();
    if (!config.ok) return refuse(config.line);
    const city = given ?? config.value.city;
    const folder = cityFolder(city);
    if (!folder.ok) return refuse(folder.line);
    const database = await openDatabase(config.value);
    if (!database.ok) return refuse(database.line);
    try {
      const migrated = await migrate(database.value.pool);
      if (!migrated.ok) return refuse(migrated.line);
      return await load(database.value.pool, { city, folder: folder.value, config: config.value }, around);
    } finally {
      await database.value.stop();
    }
  },
});

type Wanted = { city: string; folder: string; config: Config };

async function load(pool: pg.Pool, { city, folder, config }: Wanted, { say }: Surroundings): Promise<Answer> {
  const loading = await loadCity(pool, folder, {
    demonstration: config.demonstration,
    now: clockOf(config.clock).now(),
  });
  for (const line of linesOf(loading.loaded ? loading.warnings : loading.faults)) say(line);
  if (!loading.loaded) {
    say(`${city}:没有载入,数据库未变。`);
    return { code: 1, json: { city, ...loading } };
  }
  const { platforms, units, people, grids } = loading.counts;
  say(
    `${city}:${loading.changed ? '已载入' : '没有变化'},${platforms} 个平台、${units} 个单位、${people} 名人员、${grids} 个网格。`,
  );
  return { code: 0, json: { city, ...loading } };
}
