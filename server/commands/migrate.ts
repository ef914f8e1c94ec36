import { command, refuse } from '#server/command.ts';
import { readConfig } from '#server/config.ts';
import { migrate } from '#server/store/migrate.ts';
import { openDatabase } from '#server/store/open.ts';

export default command({
  usage: 'qingsu migrate',
  about: 'Applies the migrations the database does not have yet. `serve` does it by itself.',
  options: {},
  async run(_given, around) {
    const config = readConfig();
    if (!config.ok) return refuse(config.line);
    const database = await openDatabase(config.value);
    if (!database.ok) return refuse(database.line);
    try {
      const applied = await migrate(database.value.pool);
      if (!applied.ok) return refuse(applied.line);
      around.say(applied.value.length > 0 ? `Applied ${applied.value.join(', ')}.` : 'The database is up to date.');
      return { code: 0, json: { applied: applied.value } };
    } finally {
      await database.value.stop();
    }
  },
});
