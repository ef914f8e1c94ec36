import { type Answer, command, refuse, type Surroundings } from '#server/command.ts';
import { readConfig } from '#server/config.ts';
import { findingLine } from '#server/record/findings.ts';
import { rootsIn } from '#server/record/root-keeper.ts';
import { platformsOfRecord, type Verification, verifyAll, verifyOne } from '#server/record/verify.ts';
import type { RootsAgainst } from '#server/record/verify-roots.ts';
import { migrate } from '#server/store/migrate.ts';
import { openDatabase } from '#server/store/open.ts';

const EVERY_MS = 5000;

export default command({
  usage: 'qingsu history verify [NUMBER] [--platform P]',
  about:
    'Verifies the record: every entry, private part and link of every history, and every sealed day against its signed ' +
    'root at both places. With NUMBER one history and the days on which it has entries. Changes nothing; the platform ' +
    'may run meanwhile. Ends with 0 only if nothing is wrong.',
  options: { platform: { about: 'Only this platform.', value: 'P' } },
  positionals: { fewest: 0, most: 1 },
  async run({ values, positionals: [number] }, around) {
    const config = readConfig();
    if (!config.ok) return refuse(config.line);
    const database = await openDatabase(config.value);
    if (!database.ok) return refuse(database.line);
    try {
      const { pool } = database.value;
      const migrated = await migrate(pool);
      if (!migrated.ok) return refuse(migrated.line);
      const against = { pool, keeper: rootsIn(config.value.roots), key: config.value.signingKey };
      return await verify(against, { number, platform: values.platform }, around);
    } finally {
      await database.value.stop();
    }
  },
});

type Wanted = { number: string | undefined; platform: string | undefined };

async function verify(against: RootsAgainst, wanted: Wanted, { say, stop }: Surroundings): Promise<Answer> {
  const all = await platformsOfRecord(against.pool, against.keeper);
  if (wanted.platform !== undefined && !all.includes(wanted.platform))
    return refuse(`There is no platform ${wanted.platform}.`);
  const platforms = wanted.platform === undefined ? all : [wanted.platform];
  const began = Date.now();
  let told = began;
  const progress = ({ appeals, entries }: Verification) => {
    if (Date.now() - told < EVERY_MS) return;
    told = Date.now();
    say(`… ${appeals} appeals, ${entries} entries`);
  };
  const so =
    wanted.number === undefined
      ? await verifyAll(against, platforms, { progress, stop })
      : await verifyOne(against, platforms, wanted.number);
  if (!so) return refuse(`There is no appeal ${wanted.number}.`);
  if (so.stopped) return refuse('Stopped before everything was verified.');
  const seconds = (Date.now() - began) / 1000;
  return answer(so, seconds, say);
}

function answer(so: Verification, seconds: number, say: (line: string) => void): Answer {
  const { appeals, entries, erased, days, findings } = so;
  const rate = (count: number) => Math.round(count / Math.max(seconds, 0.001));
  for (const finding of findings.listed) say(findingLine(finding));
  const notListed = findings.count() - findings.listed.length;
  if (notListed > 0) say(`… and ${notListed} more`);
  say(
    `${appeals} appeals with ${entries} entries (${erased} private parts erased) and ${days} sealed days ` +
      `in ${seconds.toFixed(1)} s, ${rate(entries)} entries/s: ${findings.count() === 0 ? 'nothing is wrong.' : `${findings.count()} findings.`}`,
  );
  const json = {
    ok: findings.count() === 0,
    appeals,
    entries,
    erased,
    days,
    findings: findings.listed,
    notListed,
    seconds,
    appealsPerSecond: rate(appeals),
    entriesPerSecond: rate(entries),
  };
  return { code: findings.count() === 0 ? 0 : 1, json };
}
