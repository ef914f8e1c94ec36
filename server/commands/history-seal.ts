import { command, refuse } from '#server/command.ts';
import { readConfig } from '#server/config.ts';
import { clockBeside } from '#server/demonstration-clock.ts';
import { rootsIn } from '#server/record/root-keeper.ts';
import { type SealTrouble, sealEndedDays } from '#server/record/seal.ts';
import { migrate } from '#server/store/migrate.ts';
import { openDatabase } from '#server/store/open.ts';

const troubleWords: Readonly<Record<SealTrouble['code'], string>> = {
  writers_busy: 'a write into it has not ended yet; seal again in a moment',
  root_unsound: 'it has a root whose signature is wrong; see history verify',
  root_does_not_fit: 'its entries do not give the root that the next day names; see history verify',
};

export default command({
  usage: 'qingsu history seal',
  about:
    'Seals the days that have ended and are not sealed: signs a root over their entries and keeps it in the database ' +
    'and at the second place. The platform does it by itself shortly after midnight. Doing it twice changes nothing.',
  options: {},
  async run(_given, { say }) {
    const config = readConfig();
    if (!config.ok) return refuse(config.line);
    const database = await openDatabase(config.value);
    if (!database.ok) return refuse(database.line);
    try {
      const { pool } = database.value;
      const migrated = await migrate(pool);
      if (!migrated.ok) return refuse(migrated.line);
      const clock = await clockBeside(pool, config.value);
      const { roots, signingKey: key } = config.value;
      const { sealed, copied, trouble } = await sealEndedDays({ pool, clock, keeper: rootsIn(roots), key });
      for (const { platform, day, code } of trouble) say(`${platform} ${day} is not sealed: ${troubleWords[code]}.`);
      say(`${sealed} days sealed, ${copied} roots copied to where they were missing. The second place is ${roots}.`);
      return { code: trouble.length === 0 ? 0 : 1, json: { sealed, copied, trouble, secondPlace: roots } };
    } finally {
      await database.value.stop();
    }
  },
});
