import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Attempt, done, failed } from '#server/attempt.ts';

/**
 * As whom PostgreSQL runs, because it refuses to run as root:
 * `self` is an ordinary user; `namespace` is root outside and nobody inside a user namespace;
 * `other` is another user of the machine.
 */
export type Identity = { kind: 'self' } | { kind: 'namespace' } | { kind: 'other'; uid: number; gid: number };

/** Folders PostgreSQL works with, where its identity can reach them. */
export type Ground = { identity: Identity; native: string; home: string };

// Where other users can go when the program lives in a folder that is closed to them.
const OPEN = '/var/lib/qingsu';

/**
 * Chooses identity and folders. An existing data directory decides, because PostgreSQL serves only its owner's.
 *
 * @param native where the binaries are installed
 * @param home where the database should live
 */
export function chooseGround(native: string, home: string): Attempt<Ground> {
  if (process.getuid?.() !== 0) return done({ identity: { kind: 'self' }, native, home });
  const owner = ownerOf(join(home, 'data'));
  if ((owner === undefined || owner === 0) && namespaceWorks()) {
    return done({ identity: { kind: 'namespace' }, native, home });
  }
  if (owner === 0) {
    return failed(
      `The database in ${home} belongs to root and user namespaces are not allowed here: give it to another user with chown -R.`,
    );
  }
  return owner === undefined ? asServant(native, home) : asUser(owner, native, home);
}

function asServant(native: string, home: string): Attempt<Ground> {
  const servant = findUser('postgres') ?? findUser('nobody');
  if (!servant)
    return failed(
      'PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody: start as an ordinary user.',
    );
  const reachable = canReach(dirname(home), servant) ? home : join(OPEN, home.replaceAll('/', '-').slice(1));
  openly(() => mkdirSync(OPEN, { recursive: true }));
  mkdirSync(reachable, { recursive: true, mode: 0o700 });
  chownSync(reachable, servant.uid, servant.gid);
  return done({ identity: { kind: 'other', ...servant }, native: reachableNative(native, servant), home: reachable });
}

function asUser(uid: number, native: string, home: string): Attempt<Ground> {
  const user = { uid, gid: statSync(join(home, 'data')).gid };
  return done({ identity: { kind: 'other', ...user }, native: reachableNative(native, user), home });
}

// A clone under root's home is closed to everybody else: the binaries are copied to where the other user can run them.
function reachableNative(native: string, user: { uid: number; gid: number }): string {
  if (canReach(join(native, 'bin'), user)) return native;
  const version = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')).version as string;
  const copy = join(OPEN, `postgresql-${version}`, 'native');
  if (!existsSync(copy)) openly(() => cpSync(native, copy, { recursive: true, verbatimSymlinks: true }));
  return copy;
}

/** Makes files that others may read, whatever mask this process was started with. */
function openly(make: () => void): void {
  const mask = process.umask(0o022);
  try {
    make();
  } finally {
    process.umask(mask);
  }
}

function canReach(path: string, user: { uid: number; gid: number }): boolean {
  return spawnSync('test', ['-x', path], user).status === 0;
}

function namespaceWorks(): boolean {
  return spawnSync('unshare', [...NAMESPACE, 'true']).status === 0;
}

function ownerOf(path: string): number | undefined {
  return existsSync(path) ? statSync(path).uid : undefined;
}

function findUser(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** Inside, root's files belong to nobody and so does the process; outside nothing changes. */
export const NAMESPACE = ['--user', '--map-user=65534', '--map-group=65534'];
