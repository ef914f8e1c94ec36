import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A server found in a data directory. `stale`: its lock files were left behind and nobody is there. */
export type Found =
  | { kind: 'none' }
  | { kind: 'stale' }
  | { kind: 'alive'; pid: number; socket: string; ready: boolean };

const proc = existsSync('/proc/self/stat');

/** Whether a process runs; one that has ended and was not reaped does not. */
export function isAlive(pid: number): boolean {
  try {
    if (proc) return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** When a process began, in the kernel's own ticks: tells a process from a later one that was given the same number. */
export function beganAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** Looks for the server of a data directory by its lock file, and believes it only if that process works in the directory. */
export function findRunning(data: string): Found {
  let lines: string[];
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return proc && processesIn(data).length > 0
      ? { kind: 'alive', pid: 0, socket: '', ready: false }
      : { kind: 'none' };
  }
  const pid = Number(lines[0]);
  const alive = proc ? processesIn(data).includes(pid) && isAlive(pid) : isAlive(pid);
  if (!alive) return { kind: 'stale' };
  return { kind: 'alive', pid, socket: lines[4]?.trim() ?? '', ready: lines[7]?.trim() === 'ready' };
}

/** PostgreSQL's processes at work in a data directory. Children of a killed server may live for a moment longer than it. */
export function processesIn(data: string): number[] {
  if (!proc) return [];
  const real = realpathSync(data);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return (
          readlinkSync(`/proc/${name}/cwd`) === real && readFileSync(`/proc/${name}/comm`, 'utf8') === 'postgres\n'
        );
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Removes the locks of a server that is gone. PostgreSQL would clear them itself, but not while its zombie still has the number. */
export function clearLocks(data: string, socket: string): void {
  rmSync(join(data, 'postmaster.pid'), { force: true });
  rmSync(join(socket, '.s.PGSQL.5432.lock'), { force: true });
  rmSync(join(socket, '.s.PGSQL.5432'), { force: true });
}
