import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Attempt, done, failed } from '#server/attempt.ts';
import { lastLine } from './cluster.ts';
import type { Ground } from './identity.ts';
import { launchServer } from './launch.ts';
import { clearLocks, type Found, findRunning, isAlive, processesIn } from './running.ts';

const LARGE_LOG = 10_000_000;

/** Starts the server on a data directory at rest and waits until it takes connections. Returns its process. */
export async function bringUp(
  ground: Ground,
  data: string,
  socket: string,
  words: string[],
  environment: Record<string, string>,
): Promise<Attempt<number>> {
  if (findRunning(data).kind === 'stale') clearLocks(data, socket);
  const path = join(ground.home, 'log');
  const log = openSync(path, sizeOf(path) > LARGE_LOG ? 'w' : 'a', 0o600);
  const from = sizeOf(path);
  const program = join(ground.native, 'bin', 'postgres');
  const child = launchServer({ program, args: ['-D', data, ...words], identity: ground.identity }, log, environment);
  closeSync(log);
  let trouble: string | undefined;
  child.once('error', (error) => {
    trouble = error.message;
  });
  child.unref();
  for (;;) {
    const running = findRunning(data);
    if (running.kind === 'alive' && running.ready && running.pid === child.pid) return done(running.pid);
    if (child.exitCode !== null || child.signalCode !== null) {
      trouble ??= lastLine(readFileSync(path).subarray(from).toString());
    }
    if (trouble !== undefined) return failed(`The embedded PostgreSQL did not start: ${trouble} (log: ${path})`);
    await sleep(5);
  }
}

/** Waits until a data directory is at rest: a server ready or none, and no process of a dead one still in it. */
export async function settle(data: string): Promise<Found> {
  for (;;) {
    const running = findRunning(data);
    if (running.kind === 'none') return running;
    if (running.kind === 'stale' && processesIn(data).length === 0) return running;
    if (running.kind === 'alive' && running.ready) return running;
    await sleep(5);
  }
}

/** Fast shutdown: clients are cut, everything is written. Resolves when the process is gone. */
export async function bringDown(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  while (isAlive(pid)) await sleep(5);
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
