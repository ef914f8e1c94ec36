import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type pg from 'pg';
import { PROGRAM, readConfig } from '#server/config.ts';
import { type Database, openDatabase } from '#server/store/open.ts';

/** A platform of its own in a folder of its own: database, server process, and what a bench needs to reach both. */
export interface Site {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly database: Database;
  readonly pid: number;
  readonly data: string;
  /** Stops everything; the folder goes too unless it is to be kept. */
  stop(options?: { keep: boolean }): Promise<void>;
  remove(): Promise<void>;
}

export interface SiteOptions {
  /** Added to the environment of the PostgreSQL server. */
  readonly databaseEnvironment?: Record<string, string>;
  /** What the platform's process does; the door's writes are measured without the workers that take up its jobs. */
  readonly roles?: 'http' | 'http,jobs';
  /** An existing data folder, kept afterwards. */
  readonly data?: string;
}

/**
 * Starts PostgreSQL here and the platform in a process of its own, as `npm start` does. The load comes from this
 * process, so that client and server do not share an event loop; all share the machine's cores.
 */
export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'qingsu-bench-'));
  const config = readConfig({ QINGSU_DATA: data });
  if (!config.ok) throw new Error(config.line);
  const opened = await openDatabase(config.value, { size: 4, environment: options.databaseEnvironment ?? {} });
  if (!opened.ok) throw new Error(opened.line);
  const database = opened.value;
  const served = await serve(data, options.roles);
  return {
    url: served.url,
    pool: database.pool,
    database,
    pid: served.pid,
    data,
    async stop({ keep } = { keep: options.data !== undefined }) {
      await served.stop();
      await database.stop();
      if (!keep) rmSync(data, { recursive: true, force: true });
    },
    remove: async () => rmSync(data, { recursive: true, force: true }),
  };
}

/** Runs `qingsu serve` on a data folder and waits until it says where it listens. */
export async function serve(
  data: string,
  roles: SiteOptions['roles'] = 'http,jobs',
): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [join(PROGRAM, 'server', 'main.ts'), 'serve'], {
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      QINGSU_DATA: data,
      PORT: '0',
      QINGSU_ROLES: roles,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const said: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      const [, address] = /ready at (\S+)/.exec(line) ?? [];
      if (address) resolve(address);
    });
    child.on('exit', () => reject(new Error(`the platform did not start: ${said.join(' ')}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
