import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { type Identity, NAMESPACE } from './identity.ts';

/** How a program is to be started. */
type Launch = { program: string; args: string[]; identity: Identity };

const environment = {
  PATH: process.platform === 'win32' ? '' : '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
  LANG: 'C.UTF-8',
  TZ: 'UTC',
};

/** Runs a program of PostgreSQL to its end and returns what it wrote. */
export function runOnce(launch: Launch): { status: number | null; output: string } {
  const [program, args] = asIdentity(launch.program, launch.args, launch.identity);
  const ran = spawnSync(program, args, { ...userOf(launch.identity), cwd: '/', env: environment, encoding: 'utf8' });
  return { status: ran.status, output: `${ran.stdout ?? ''}${ran.stderr ?? ''}${ran.error?.message ?? ''}` };
}

/**
 * Starts the server in a process group of its own, so that Ctrl-C in a terminal reaches us first, and tied to our life
 * where the system can do that, so that it ends by itself if we are killed.
 *
 * @param log descriptor that takes what the server says; never a pipe, which would end the server when we end
 */
export function launchServer(launch: Launch, log: number, extra: Record<string, string>): ChildProcess {
  const tied = canTie()
    ? { program: 'setpriv', args: ['--pdeathsig', 'INT', launch.program, ...launch.args] }
    : { program: launch.program, args: launch.args };
  const [program, args] = asIdentity(tied.program, tied.args, launch.identity);
  return spawn(program, args, {
    ...userOf(launch.identity),
    cwd: '/',
    env: { ...environment, ...extra },
    detached: true,
    stdio: ['ignore', log, log],
  });
}

function canTie(): boolean {
  return process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'INT', 'true']).status === 0;
}

function asIdentity(program: string, args: string[], identity: Identity): [string, string[]] {
  return identity.kind === 'namespace' ? ['unshare', [...NAMESPACE, program, ...args]] : [program, args];
}

function userOf(identity: Identity): { uid?: number; gid?: number } {
  return identity.kind === 'other' ? { uid: identity.uid, gid: identity.gid } : {};
}
