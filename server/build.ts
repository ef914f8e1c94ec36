import { join } from 'node:path';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import type pg from 'pg';
import type { Logger } from 'pino';
import { openCity } from '#server/city/open.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { demonstrationClock, type MovableClock } from './demonstration-clock.ts';
import { tellAfter } from './desk/after.ts';
import { numbersFrom } from './desk/numbers.ts';
import type { Desk } from './desk/parts.ts';
import { sealWith } from './desk/seal.ts';
import { folderStore } from './files/store.ts';
import { sessionsIn } from './identity/session.ts';
import { takeUpAbandoned } from './jobs/abandoned.ts';
import { runJobs } from './jobs/run.ts';
import { openLive } from './live.ts';
import { keptSms } from './outside/kept-sms.ts';
import { noSms } from './outside/no-sms.ts';
import { rootsIn } from './record/root-keeper.ts';
import { routesOn } from './routes/all.ts';
import { readCommand } from './store/appeals.ts';
import { readTaskIds } from './store/job-rows.ts';
import type { Place } from './store/pool.ts';

/** What the platform is put together from. The city must have been loaded. */
export interface Parts {
  readonly config: Config;
  readonly pool: pg.Pool;
  readonly place: Place;
  readonly log: Logger;
}

/** The platform, put together and not yet listening. `stop` ends HTTP, then the jobs; it leaves the pool open. */
export interface Built {
  readonly app: FastifyInstance;
  readonly desk: Desk;
  stop(): Promise<void>;
}

const AGAIN_MS = 5000;

export async function build({ config, pool, place, log }: Parts): Promise<Built> {
  const movable = config.clock ? await demonstrationClock(pool, config.clock) : null;
  const desk = await deskOf(config, pool, movable ?? systemClock, log);
  const files = folderStore(join(config.data, 'files'));
  const sms = config.demonstration ? keptSms(pool) : noSms;

  const loggerInstance: FastifyBaseLogger = log;
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    forceCloseConnections: true,
    trustProxy: config.proxies.length > 0 && [...config.proxies],
  });
  const http = config.roles.has('http');
  const live = http ? openLive(place, log) : null;
  const routed =
    live &&
    (await routesOn(
      {
        app,
        config,
        desk,
        sessions: sessionsIn(pool),
        files: { pool, store: files },
        sms,
      },
      { live, clock: movable },
    ));
  await live?.start();
  const sealing = { keeper: rootsIn(config.roots), key: config.signingKey };
  const presence = config.roles.has('jobs') ? await takeUpAbandoned(place) : null;
  if (presence && presence.lifted > 0) log.warn({ jobs: presence.lifted }, 'jobs of a killed process are taken up');
  const runner = presence ? await runJobs(desk, { sms, sealing, files }, log) : null;
  const again = setInterval(() => {
    void desk.city.refresh().catch((error) => log.warn(error));
    void movable?.settle().catch((error) => log.warn(error));
  }, AGAIN_MS);

  return {
    app,
    desk,
    async stop() {
      clearInterval(again);
      routed?.closeAll();
      await app.close();
      await live?.stop();
      await runner?.stop();
      await presence?.end();
      await desk.teller.stop();
    },
  };
}

/** The desk alone, without HTTP and jobs: what commands and tests work with. */
export async function deskOf(
  config: Pick<Config, 'secret'>,
  pool: pg.Pool,
  clock: Clock | MovableClock,
  log: Pick<Logger, 'warn'>,
): Promise<Desk> {
  return {
    pool,
    clock,
    city: await openCity(pool),
    seal: sealWith(config.secret),
    tasks: await readTaskIds(pool),
    numbers: numbersFrom(pool),
    teller: tellAfter(pool, (error) =>
      log.warn(error, 'readers and workers could not be told; they will look by themselves'),
    ),
    knows: async (platform, command) => (await readCommand(pool, platform, command)) !== null,
  };
}
