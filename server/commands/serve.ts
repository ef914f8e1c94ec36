import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { type Attempt, done, failed } from '#server/attempt.ts';
import { type Built, build } from '#server/build.ts';
import { demonstrationPassword, exampleAccounts } from '#server/city/demonstration/accounts.ts';
import { cityFolder } from '#server/city/folder.ts';
import { loadCity } from '#server/city/load.ts';
import { linesOf } from '#server/city/report.ts';
import { clockOf } from '#server/clock.ts';
import { type Answer, command, refuse, type Surroundings } from '#server/command.ts';
import { type Config, readConfig } from '#server/config.ts';
import { explain } from '#server/explain.ts';
import { giveBack } from '#server/memory.ts';
import { buildPages, fronts } from '#server/pages.ts';
import { clockFitsRecord } from '#server/record/close-days.ts';
import { migrate } from '#server/store/migrate.ts';
import { type Database, openDatabase } from '#server/store/open.ts';

export default command({
  usage: 'qingsu serve',
  about: 'Runs the platform until it is told to stop. Settings come from the environment: docs/settings.md.',
  options: { 'no-pages': { about: 'Answer the API and serve the pages as they are; build none.' } },
  async run({ values }, around) {
    const config = readConfig();
    if (!config.ok) return refuse(config.line);
    // What the database says of an error may hold a row, and a row may hold somebody's data.
    const redact = ['err.detail', 'err.where', 'detail', 'where'];
    const log = pino({ level: config.value.demonstration ? 'warn' : 'info', redact }, pino.destination(2));
    const onLost = ({ message }: Error) => log.warn({ message }, 'a database connection was lost');
    const database = await openDatabase(config.value, { onLost });
    if (!database.ok) return refuse(database.line);
    try {
      return await serve(config.value, database.value, log, { ...around, pages: !values['no-pages'] });
    } finally {
      await database.value.stop();
    }
  },
});

type Around = Surroundings & { pages: boolean };

async function serve(config: Config, database: Database, log: pino.Logger, around: Around): Promise<Answer> {
  const ready = await prepare(config, database, around);
  if (!ready.ok) return refuse(ready.line);
  const { pool, place } = database;
  const built = await build({ config, pool, place, log });
  try {
    const fits = await clockFitsRecord(pool, built.desk.clock);
    if (!fits.ok) return refuse(fits.line);
    const address = await listen(built, config);
    if (!address.ok) return refuse(address.line);
    await announce(config, database, address.value, around);
    giveBack();
    if (!around.stop.aborted) await once(around.stop, 'abort');
    around.say('Stopping …');
    return { code: 0, json: { stopped: true } };
  } finally {
    await built.stop();
  }
}

/** Brings the database and the pages up to this program and this city. */
async function prepare(config: Config, { pool }: Database, { say, pages }: Around): Promise<Attempt<void>> {
  const migrated = await migrate(pool);
  if (!migrated.ok) return migrated;
  const folder = cityFolder(config.city);
  if (!folder.ok) return folder;
  const city = await loadCity(pool, folder.value, {
    demonstration: config.demonstration,
    now: clockOf(config.clock).now(),
  });
  if (!city.loaded) return failed(linesOf(city.faults).join('\n'));
  if (city.changed) say(`Loaded ${config.city}: ${city.counts.platforms} platforms, ${city.counts.units} units.`);
  // A front end that cannot be built is missing; the others and the API do their work without it.
  if (pages && config.roles.has('http')) for (const trouble of await buildPages(say)) console.error(trouble);
  return done(undefined);
}

async function listen({ app }: Built, { host, port }: Config): Promise<Attempt<string>> {
  try {
    await app.listen({ host, port });
    const { family, address, port: bound } = app.server.address() as AddressInfo;
    return done(`http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`);
  } catch (error) {
    const line = explain(error);
    if (line === undefined) throw error;
    return failed(`Cannot listen on ${host}:${port}: ${line}`);
  }
}

async function announce(config: Config, { pool }: Database, address: string, { say }: Surroundings): Promise<void> {
  say(`Qingsu is ready at ${address}`);
  say(`  市民 citizens    ${address}${fronts.citizen}`);
  say(`  工作端 staff     ${address}${fronts.staff}`);
  say(`  指挥平台 command ${address}${fronts.command}`);
  if (!config.demonstration) return;
  const folder = cityFolder(config.city);
  const password = folder.ok ? demonstrationPassword(folder.value) : undefined;
  say('Demonstration mode: nothing sent here reaches an office.');
  if (password === undefined) return;
  say(`Demonstration accounts (password ${password}), some of them; the sign-in pages show all:`);
  for (const { login, name, role } of await exampleAccounts(pool))
    say(`  ${login.padEnd(26)} ${role.padEnd(16)} ${name}`);
}
