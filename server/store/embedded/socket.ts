import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Attempt, done, failed } from '#server/attempt.ts';
import type { Ground } from './identity.ts';

// The kernel's limit for the path of a socket.
const LONGEST_PATH = 107;

/** The folder of the server's only entrance, open to nobody else: beside the data, or a short one if that is too deep. */
export function socketFolder(ground: Ground): Attempt<string> {
  const near = join(ground.home, 'socket');
  const fits = Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= LONGEST_PATH;
  const folder = fits ? near : join(tmpdir(), `qingsu-${shortName(ground.home)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const me = process.getuid?.() ?? 0;
  if (!found.isDirectory() || (found.uid !== me && me !== 0)) {
    return failed(`${folder} belongs to somebody else: remove it or set QINGSU_DATA to a shorter path.`);
  }
  if (ground.identity.kind === 'other') chownSync(folder, ground.identity.uid, ground.identity.gid);
  return done(folder);
}

function shortName(home: string): string {
  return createHash('sha256').update(home).digest('hex').slice(0, 16);
}
