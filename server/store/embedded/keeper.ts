import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beganAt, isAlive } from './running.ts';

// Of several processes on one data folder the first keeps the server: starts it again if it dies, and ends it.

/** Writes down that this process keeps the server of a folder. */
export function keep(home: string): void {
  writeFileSync(join(home, 'keeper'), `${process.pid} ${beganAt(process.pid)}`, { mode: 0o600 });
}

/** The living process that keeps the server of a folder, if any. */
export function keeperOf(home: string): number | undefined {
  try {
    const [pid, began] = readFileSync(join(home, 'keeper'), 'utf8').split(' ');
    return isAlive(Number(pid)) && beganAt(Number(pid)) === began ? Number(pid) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Watches a server and starts it again when it has gone without being told to.
 *
 * @returns ends the watch and gives the process the server now has
 */
export function guard(first: number, again: () => Promise<number | undefined>): () => number {
  let pid = first;
  let busy = false;
  const watch = setInterval(async () => {
    if (busy || isAlive(pid)) return;
    busy = true;
    pid = (await again()) ?? pid;
    busy = false;
  }, 500);
  watch.unref();
  return () => {
    clearInterval(watch);
    return pid;
  };
}
