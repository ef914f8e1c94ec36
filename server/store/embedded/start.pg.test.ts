import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openPool } from '#server/store/pool.ts';
import { dataFolder, lean, start } from '#server/testing/program.ts';
import { findRunning, isAlive, processesIn } from './running.ts';
import { type Embedded, startEmbedded } from './start.ts';

async function begin(home: string): Promise<Embedded> {
  const attempt = await startEmbedded({ home });
  if (!attempt.ok) throw new Error(attempt.line);
  return attempt.value;
}

async function ask(server: Embedded, text: string): Promise<unknown[]> {
  const { host, user, password } = server;
  const pool = openPool({ host, user, password, database: 'postgres' }, { size: 1 });
  try {
    return (await pool.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await pool.end();
  }
}

test('starts safe and Chinese-sorting, stops without a trace, starts again with its data', async () => {
  const home = dataFolder();
  const first = await begin(home);
  const settings = ['fsync', 'full_page_writes', 'data_checksums', 'listen_addresses', 'server_encoding', 'jit'];
  const shown = await ask(first, `select ${settings.map((name) => `current_setting('${name}')`).join(', ')}`);
  expect(shown).toEqual(['on', 'on', 'on', '', 'UTF8', 'off']);
  expect(await ask(first, "select datcollate from pg_database where datname = 'postgres'")).toEqual(['C.UTF-8']);
  await ask(first, "create table kept as select '诉' as word");
  await first.stop();
  expect(findRunning(join(home, 'data'))).toEqual({ kind: 'none' });
  const second = await begin(home);
  expect(await ask(second, 'select word from kept')).toEqual(['诉']);
  await second.stop();
});

test('the database comes back when its server is killed', async () => {
  const home = dataFolder();
  const server = await begin(home);
  await ask(server, 'create table kept as select 1 as one');
  process.kill(server.pid, 'SIGKILL');
  await expect.poll(() => ask(server, 'select one from kept').catch(() => []), { timeout: 10_000 }).toEqual([1]);
  await server.stop();
  expect(processesIn(join(home, 'data'))).toEqual([]);
});

test('locks left by a dead server are cleared, even if their process number is alive again', async () => {
  const home = dataFolder();
  await (await begin(home)).stop();
  const data = join(home, 'data');
  const socket = join(home, 'socket');
  writeFileSync(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n1700000000\n5432\n${socket}\n\n0 0\nready\n`);
  writeFileSync(join(socket, '.s.PGSQL.5432.lock'), `${process.pid}\n`);
  expect(findRunning(data)).toEqual({ kind: 'stale' });
  const again = await begin(home);
  expect(await ask(again, 'select 1')).toEqual([1]);
  await again.stop();
});

test('a folder too deep for a socket has its socket elsewhere', async () => {
  const home = join(dataFolder(), 'deep-'.repeat(20));
  const server = await begin(home);
  expect(server.host.startsWith(home)).toBe(false);
  expect(await ask(server, 'select 1')).toEqual([1]);
  await server.stop();
  rmSync(server.host, { recursive: true });
});

test('a data folder reached through a link is the same folder', async () => {
  const real = dataFolder();
  const link = join(dataFolder(), 'link');
  symlinkSync(real, link);
  const server = await begin(link);
  expect(findRunning(join(real, 'data'))).toMatchObject({ kind: 'alive', pid: server.pid });
  await server.stop();
});

test('after kill -9 of the program the next start recovers by itself', async () => {
  const data = dataFolder();
  const settings = { QINGSU_DATA: data, ...lean };
  const first = start(['serve'], settings);
  await first.until('ready at');
  const server = Number(readFileSync(join(data, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  expect((await first.end('SIGKILL')).signal).toBe('SIGKILL');
  const second = start(['serve'], settings);
  await second.until('ready at');
  const ended = await second.end('SIGINT');
  expect(ended.code).toBe(0);
  await sleep(50);
  expect(isAlive(server)).toBe(false);
  expect(processesIn(join(data, 'postgres', 'data'))).toEqual([]);
});

test('a second process borrows the server of the first and leaves it running', async () => {
  const data = dataFolder();
  const settings = { QINGSU_DATA: data, ...lean };
  const first = start(['serve'], settings);
  await first.until('ready at');
  const second = start(['serve'], settings);
  await second.until('ready at');
  expect((await second.end('SIGTERM')).code).toBe(0);
  expect(findRunning(join(data, 'postgres', 'data'))).toMatchObject({ kind: 'alive', ready: true });
  expect((await first.end('SIGTERM')).code).toBe(0);
  expect(processesIn(join(data, 'postgres', 'data'))).toEqual([]);
});
