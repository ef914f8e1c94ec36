import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { type Built, build } from '#server/build.ts';
import { clockOf } from '#server/clock.ts';
import { type Answer, command, refuse, type Surroundings } from '#server/command.ts';
import { type Config, readConfig } from '#server/config.ts';
import { explain } from '#server/explain.ts';
import { migrate } from '#server/store/migrate.ts';
import { type Database, openDatabase } from '#server/store/open.ts';

export default command({
  usage: 'qingsu serve',
  about: 'Runs the platform until it is told to stop. Settings come from the environment: docs/settings.md.',
  options: {},
  async run(_given, around) {
    const config = readConfig();
    if (!config.ok) return refuse(config.line);
    const log = pino({ level: config.value.demonstration ? 'warn' : 'info' }, pino.destination(2));
    const database = await openDatabase(config.value, {
      onLost: ({ message }) => log.warn({ message }, 'a database connection was lost'),
    });
    if (!database.ok) return refuse(database.line);
    try {
      return await serve(config.value, database.value, log, around);
    } finally {
      await database.value.stop();
    }
  },
});

async function serve(config: Config, database: Database, log: pino.Logger, around: Surroundings): Promise<Answer> {
  const migrated = await migrate(database.pool);
  if (!migrated.ok) return refuse(migrated.line);
  const clock = clockOf(config.clock);
  const built = await build({ config, pool: database.pool, clock, log });
  try {
    const listening = await listen(built, config);
    if (!listening.ok) return refuse(listening.line);
    announce(config, listening.address, around);
    if (!around.stop.aborted) await once(around.stop, 'abort');
    around.say('Stopping …');
    return { code: 0, json: { stopped: true } };
  } finally {
    await built.stop();
  }
}

async function listen(
  { app }: Built,
  { host, port }: Config,
): Promise<{ ok: true; address: string } | { ok: false; line: string }> {
  try {
    await app.listen({ host, port });
    const bound = app.server.address() as AddressInfo;
    return {
      ok: true,
      address: `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`,
    };
  } catch (error) {
    const line = explain(error);
    if (line === undefined) throw error;
    return { ok: false, line: `Cannot listen on ${host}:${port}: ${line}` };
  }
}

function announce(config: Config, address: string, { say }: Surroundings): void {
  say(`Qingsu is ready at ${address}`);
  if (config.demonstration) say('Demonstration mode: nothing sent here reaches an office.');
}
