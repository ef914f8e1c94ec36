import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type pg from 'pg';
import { type Attempt, done, failed } from '#server/attempt.ts';
import { PROGRAM, readConfig } from '#server/config.ts';
import { openDatabase } from '#server/store/open.ts';

/** A running platform, and its database for the checks. */
export interface Site {
  readonly url: string;
  readonly pool: pg.Pool;
  /** Ends the server when it is ours; the database can be looked at until `close`. */
  stopServer(): Promise<void>;
  close(): Promise<void>;
}

/** Somebody else's running platform: the settings of the environment name its database. */
export async function givenSite(url: string): Promise<Attempt<Site>> {
  const config = readConfig();
  if (!config.ok) return config;
  if (!config.value.demonstration) return failed('Only a platform in demonstration mode takes a replay.');
  const database = await openDatabase(config.value, { size: 4 });
  if (!database.ok) return database;
  return done({ url, pool: database.value.pool, stopServer: async () => {}, close: database.value.stop });
}

/** A platform of our own on a fresh database, in a folder that goes with it. `clock` as in QINGSU_CLOCK. */
export async function ownSite(clock: string): Promise<Attempt<Site>> {
  const data = mkdtempSync(join(tmpdir(), 'qingsu-replay-'));
  const remove = () => rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  const settings = {
    ...process.env,
    QINGSU_DATA: data,
    QINGSU_CLOCK: clock,
    QINGSU_DEMO: '1',
    QINGSU_ROLES: 'http,jobs',
    QINGSU_ROOTS: '',
    DATABASE_URL: '',
    HOST: '127.0.0.1',
    PORT: '0',
  };
  const config = readConfig(settings);
  if (!config.ok) return config;
  const database = await openDatabase(config.value, { size: 4 });
  if (!database.ok) {
    remove();
    return database;
  }
  const { pool, stop } = database.value;
  const close = async () => {
    await stop();
    remove();
  };
  const served = await serve(settings);
  if (!served.ok) {
    await close();
    return served;
  }
  return done({ url: served.value.url, pool, stopServer: served.value.stop, close });
}

type Served = { url: string; stop(): Promise<void> };

/** Runs `qingsu serve` in a process of its own, so that it and those who ask it do not share an event loop. */
async function serve(settings: NodeJS.ProcessEnv): Promise<Attempt<Served>> {
  const child = spawn(process.execPath, [join(PROGRAM, 'server', 'main.ts'), 'serve', '--no-pages'], {
    env: settings,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let over = false;
  const stop = async () => {
    if (!over) child.kill('SIGTERM');
    await ended;
  };
  const url = await new Promise<string | null>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, address] = /ready at (\S+)/.exec(line) ?? [];
      if (address) resolve(address);
    });
    child.on('exit', () => {
      over = true;
      resolve(null);
    });
  });
  return url === null ? failed('The platform did not start.') : done({ url, stop });
}
