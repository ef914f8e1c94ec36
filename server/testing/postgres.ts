import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#server/store/embedded/start.ts';
import { migrate } from '#server/store/migrate.ts';
import { openPool } from '#server/store/pool.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { host: string; user: string; password: string };
  }
}

/** The database every test's database is copied from. */
export const TEMPLATE = 'qingsu_template';

/** One PostgreSQL for all test files of a run, with a migrated database to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'qingsu-test-'));
  const server = await startEmbedded({ home, durability: 'scratch' });
  if (!server.ok) throw new Error(server.line);
  const { host, user, password } = server.value;
  const first = openPool({ host, user, password, database: 'postgres' }, { size: 1 });
  await first.query(`create database ${TEMPLATE}`);
  await first.end();
  const pool = openPool({ host, user, password, database: TEMPLATE }, { size: 3 });
  const migrated = await migrate(pool);
  await pool.end();
  if (!migrated.ok) throw new Error(migrated.line);
  project.provide('postgres', { host, user, password });
  return async () => {
    await server.value.stop();
    rmSync(home, { recursive: true, force: true });
  };
}
