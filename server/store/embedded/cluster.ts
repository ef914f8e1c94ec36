import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Attempt, done, failed } from '#server/attempt.ts';
import type { Ground } from './identity.ts';
import { runOnce } from './launch.ts';

const MB = 1024 * 1024;

/**
 * Makes the data directory if there is none, whole or not at all, and returns the password of its owner.
 * Sorting is by code point (C.UTF-8), which every machine does alike and trigram indexes on Chinese need.
 */
export function ensureCluster(ground: Ground): Attempt<{ data: string; password: string }> {
  const data = join(ground.home, 'data');
  const secret = join(ground.home, 'secret');
  const exists = existsSync(join(data, 'PG_VERSION'));
  const space = statfsSync(ground.home);
  const free = Math.floor((space.bavail * space.bsize) / MB);
  const needed = exists ? 50 : 200;
  if (free < needed)
    return failed(`The disk with ${ground.home} is full: ${free} MB free, at least ${needed} MB are needed.`);
  if (exists) return done({ data, password: readFileSync(secret, 'utf8') });

  const password = randomBytes(24).toString('base64url');
  rmSync(secret, { force: true });
  writeFileSync(secret, password, { mode: 0o600 });
  if (ground.identity.kind === 'other') chownSync(secret, ground.identity.uid, ground.identity.gid);
  const fresh = `${data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const made = runOnce({
    program: join(ground.native, 'bin', 'initdb'),
    args: [
      ...['-D', fresh, '-U', 'qingsu', '--locale=C.UTF-8', '--encoding=UTF8', '--wal-segsize=64'],
      ...['--auth=scram-sha-256', `--pwfile=${secret}`, '--no-instructions'],
    ],
    identity: ground.identity,
  });
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    return failed(`The database could not be made in ${ground.home}: ${lastLine(made.output)}`);
  }
  renameSync(fresh, data);
  return done({ data, password });
}

/** The line of PostgreSQL's output that says why. */
export function lastLine(output: string): string {
  const lines = output.trim().split('\n');
  return (lines.findLast((line) => /error|fatal|panic/i.test(line)) ?? lines.at(-1) ?? 'no reason given').trim();
}
