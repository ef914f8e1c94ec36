import { createHash } from 'node:crypto';
import { chownSync, closeSync, lstatSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Attempt, done, failed } from '#server/attempt.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster, lastLine } from './cluster.ts';
import { chooseGround, type Ground } from './identity.ts';
import { launchServer } from './launch.ts';
import { beganAt, clearLocks, findRunning, isAlive, processesIn } from './running.ts';
import { type Durability, settings } from './settings.ts';

/** A running embedded server. `host` is a socket folder; `stop` ends the server unless another process of ours keeps it. */
export type Embedded = { host: string; user: string; password: string; pid: number; stop(): Promise<void> };

export type EmbeddedOptions = {
  /** Folder for database, socket, password and log; made if missing. */
  home: string;
  durability?: Durability;
  /** Added to the server's environment. */
  environment?: Record<string, string>;
};

/**
 * Starts the embedded PostgreSQL, or takes over the one that a killed predecessor left running.
 * A second process on the same folder borrows the server of the first and does not stop it.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Attempt<Embedded>> {
  const native = findBinaries();
  if (!native.ok) return native;
  mkdirSync(options.home, { recursive: true, mode: 0o700 });
  const ground = chooseGround(native.value, options.home);
  if (!ground.ok) return ground;
  const cluster = ensureCluster(ground.value);
  if (!cluster.ok) return cluster;
  const { data, password } = cluster.value;
  const socket = socketFolder(ground.value);
  if (!socket.ok) return socket;

  const keeper = keeperOf(ground.value.home);
  // A server whose keeper was just killed may be about to end by itself: it says so within a moment.
  if (keeper === undefined && findRunning(data).kind === 'alive') await sleep(100);
  const running = await settle(data);
  if (running.kind === 'alive') {
    const borrowed = keeper !== undefined && keeper !== process.pid;
    if (!borrowed) keep(ground.value.home);
    return done({
      ...login(running.socket, password),
      pid: running.pid,
      stop: borrowed ? async () => {} : () => end(running.pid),
    });
  }
  if (running.kind === 'stale') clearLocks(data, socket.value);
  keep(ground.value.home);
  return launch(ground.value, data, socket.value, password, options);
}

async function launch(
  ground: Ground,
  data: string,
  socket: string,
  password: string,
  options: EmbeddedOptions,
): Promise<Attempt<Embedded>> {
  const path = join(ground.home, 'log');
  const log = openSync(path, isLarge(path) ? 'w' : 'a', 0o600);
  const from = statSync(path).size;
  const child = launchServer(
    {
      program: join(ground.native, 'bin', 'postgres'),
      args: ['-D', data, ...settings(socket, options.durability ?? 'durable')],
      identity: ground.identity,
    },
    log,
    options.environment ?? {},
  );
  closeSync(log);
  let trouble: string | undefined;
  child.on('error', (error) => {
    trouble = error.message;
  });
  child.on('exit', () => {
    trouble ??= lastLine(readFileSync(path).subarray(from).toString());
  });
  child.unref();
  for (;;) {
    const running = findRunning(data);
    if (running.kind === 'alive' && running.ready && running.pid === child.pid) {
      return done({ ...login(socket, password), pid: running.pid, stop: () => end(running.pid) });
    }
    if (trouble !== undefined) return failed(`The embedded PostgreSQL did not start: ${trouble} (log: ${path})`);
    await sleep(5);
  }
}

/** Waits until the directory is at rest: a server ready or none, and no process of a dead one still in it. */
async function settle(data: string): Promise<ReturnType<typeof findRunning>> {
  for (;;) {
    const running = findRunning(data);
    if (running.kind === 'none') return running;
    if (running.kind === 'stale' && processesIn(data).length === 0) return running;
    if (running.kind === 'alive' && running.ready) return running;
    await sleep(5);
  }
}

/** Fast shutdown: clients are cut, everything is written. Resolves when the process is gone. */
async function end(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  while (isAlive(pid)) await sleep(5);
}

function login(host: string, password: string): { host: string; user: string; password: string } {
  return { host, user: 'qingsu', password };
}

// The kernel allows 107 bytes for a socket's path; a deep folder needs another one.
function socketFolder(ground: Ground): Attempt<string> {
  const near = join(ground.home, 'socket');
  const name = createHash('sha256').update(ground.home).digest('hex').slice(0, 16);
  const folder = Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= 107 ? near : join(tmpdir(), `qingsu-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || (found.uid !== process.getuid?.() && process.getuid?.() !== 0)) {
    return failed(`${folder} belongs to somebody else: remove it or set QINGSU_DATA to a shorter path.`);
  }
  if (ground.identity.kind === 'other') chownSync(folder, ground.identity.uid, ground.identity.gid);
  return done(folder);
}

function keep(home: string): void {
  writeFileSync(join(home, 'keeper'), `${process.pid} ${beganAt(process.pid)}`, { mode: 0o600 });
}

/** The living process that will stop the server, if any. */
function keeperOf(home: string): number | undefined {
  try {
    const [pid, began] = readFileSync(join(home, 'keeper'), 'utf8').split(' ');
    return isAlive(Number(pid)) && beganAt(Number(pid)) === began ? Number(pid) : undefined;
  } catch {
    return undefined;
  }
}

function isLarge(path: string): boolean {
  try {
    return statSync(path).size > 10_000_000;
  } catch {
    return false;
  }
}
