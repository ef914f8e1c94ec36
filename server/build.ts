import { type FastifyBaseLogger, type FastifyInstance, fastify } from 'fastify';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';

/** What the platform is put together from. */
export type Parts = { config: Config; pool: pg.Pool; clock: Clock; log: Logger };

/** The platform, put together and not yet listening. `stop` ends HTTP, then the jobs; it leaves the pool open. */
export type Built = { app: FastifyInstance; stop(): Promise<void> };

export async function build({ pool, log }: Parts): Promise<Built> {
  const loggerInstance: FastifyBaseLogger = log;
  const app = fastify({ loggerInstance });
  app.get('/healthz', async () => {
    await pool.query('select 1');
    return { ready: true };
  });
  return { app, stop: () => app.close() };
}
