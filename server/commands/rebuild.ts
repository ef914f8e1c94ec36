import { pino } from 'pino';
import { deskOf } from '#server/build.ts';
import { type Answer, command, refuse, type Surroundings } from '#server/command.ts';
import { readConfig } from '#server/config.ts';
import { clockBeside } from '#server/demonstration-clock.ts';
import { type Rebuilder, type Rebuilt, rebuildAll } from '#server/record/rebuild.ts';
import { migrate } from '#server/store/migrate.ts';
import { openDatabase } from '#server/store/open.ts';

const EVERY_MS = 5000;
/** The first are named, the rest only counted. */
const NAMED = 1000;

export default command({
  usage: 'qingsu rebuild [--check]',
  about:
    'Derives everything again that follows from the entries of the record: the rows of appeals, who sees them, the words ' +
    'for lists and search, notices and timers of open appeals. Names every difference and mends it, one appeal in one ' +
    'transaction; the platform may run meanwhile. What was made from erased words stays as it is.',
  options: { check: { about: 'Only name the differences, change nothing.' } },
  async run({ values: { check } }, around) {
    const config = readConfig();
    if (!config.ok) return refuse(config.line);
    const database = await openDatabase(config.value);
    if (!database.ok) return refuse(database.line);
    const { pool } = database.value;
    try {
      const migrated = await migrate(pool);
      if (!migrated.ok) return refuse(migrated.line);
      const { rowCount } = await pool.query('select 1 from city');
      if (!rowCount) return refuse('No city has been loaded into this database: qingsu city load.');
      const clock = await clockBeside(pool, config.value);
      const desk = await deskOf(config.value, pool, clock, pino({ level: 'silent' }));
      return await rebuild({ ...desk, exactClock: !config.value.demonstration }, check, around);
    } finally {
      await database.value.stop();
    }
  },
});

async function rebuild(by: Rebuilder, check: boolean, { say, stop }: Surroundings): Promise<Answer> {
  const differing: Rebuilt[] = [];
  let count = 0;
  let left = 0;
  let told = Date.now();
  const began = Date.now();
  const report = (rebuilt: Rebuilt) => {
    count++;
    if (!rebuilt.mended) left++;
    if (differing.length === NAMED) return;
    differing.push(rebuilt);
    say(lineOf(rebuilt));
  };
  const progress = (appeals: number) => {
    if (Date.now() - told < EVERY_MS) return;
    told = Date.now();
    say(`… ${appeals} appeals`);
  };
  const appeals = await rebuildAll(by, { check, stop, report, progress });
  if (stop.aborted) return refuse('Stopped before everything was compared.');
  const seconds = (Date.now() - began) / 1000;
  const appealsPerSecond = Math.round(appeals / Math.max(seconds, 0.001));
  const what = count === 0 ? 'no differences' : `${count} appeals differ, ${count - left} of them mended`;
  say(`${appeals} appeals in ${seconds.toFixed(1)} s, ${appealsPerSecond}/s: ${what}.`);
  const notNamed = count - differing.length;
  return {
    code: left === 0 ? 0 : 1,
    json: { ok: left === 0, appeals, differing, notNamed, mended: count - left, seconds, appealsPerSecond },
  };
}

function lineOf({ platform, number, differences, mended }: Rebuilt): string {
  const list = differences.map(({ part, code, name }) => `${part} ${name} ${code}`).join(', ');
  return `${platform} ${number}: ${list}${mended ? ' (mended)' : ''}`;
}
