import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '#server/store/pool.ts';
import type { Site } from './site.ts';

export interface Floor {
  readonly rate: number;
  readonly latency: number;
  readonly failed: number;
  readonly transactions: number;
}

/**
 * The rate at which pgbench runs a script with prepared statements: what the database itself can do on this machine in
 * this minute. Throws when pgbench is missing or a transaction fails.
 */
async function floorOf(
  place: Place,
  script: string,
  options: { clients: number; seconds: number; variables: Readonly<Record<string, string>> },
): Promise<Floor> {
  if ('url' in place) throw new Error('the floor is measured on the embedded database');
  if (spawnSync('pgbench', ['--version']).status !== 0)
    throw new Error('pgbench is missing: install Debian’s postgresql-contrib, or postgresql-client of your system');
  const folder = mkdtempSync(join(tmpdir(), 'qingsu-floor-'));
  try {
    const file = join(folder, 'script.sql');
    writeFileSync(file, script);
    const { clients, seconds, variables } = options;
    const defined = Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
    const words = [
      '-n',
      '-M',
      'prepared',
      '-f',
      file,
      '-c',
      `${clients}`,
      '-j',
      '2',
      '-T',
      `${seconds}`,
      ...defined,
      place.database,
    ];
    const environment = {
      PATH: process.env.PATH ?? '',
      PGHOST: place.host,
      PGUSER: place.user,
      PGPASSWORD: place.password,
    };
    const said = await spoken('pgbench', words, environment);
    const number = (pattern: RegExp) => Number(pattern.exec(said)?.[1] ?? Number.NaN);
    const floor = {
      rate: number(/tps = ([\d.]+)/),
      latency: number(/latency average = ([\d.]+)/),
      failed: number(/number of failed transactions: (\d+)/),
      transactions: number(/transactions actually processed: (\d+)/),
    };
    if (!(floor.rate > 0) || floor.failed > 0) throw new Error(`pgbench failed: ${said.slice(0, 2000)}`);
    return floor;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same for a script that writes: throws unless every transaction left so many entries in the record. */
export async function writingFloor(
  { pool, database }: Pick<Site, 'pool' | 'database'>,
  script: string,
  { entries, ...options }: Parameters<typeof floorOf>[2] & { entries: number },
): Promise<Floor> {
  const count = async () =>
    Number((await pool.query<{ n: string }>('select count(*)::text as n from entry')).rows[0]?.n);
  const before = await count();
  const floor = await floorOf(database.place, script, options);
  const written = (await count()) - before;
  if (written !== floor.transactions * entries)
    throw new Error(`the floor wrote ${written} entries in ${floor.transactions} transactions of ${entries}`);
  return floor;
}

function spoken(program: string, words: string[], env: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', reject);
    child.on('close', () => resolve(said));
  });
}
