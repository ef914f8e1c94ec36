// Plain JavaScript for any Node from 20 on: it runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.qingsu-installed');

/**
 * Installs the packages of the lock file if they are not there yet.
 * @param {'run' | 'test'} set `run` leaves out what only tests need; what has been installed for tests is kept
 */
export async function install(set) {
  const wanted = set === 'test' || hasTestSet() ? 'test' : 'run';
  const mark = `${wanted} ${fingerprint()}`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === mark) return;
  console.log(`Installing packages (${wanted === 'run' ? 'about 20' : 'about 50'} seconds, only once) …`);
  const code = await npm(['install', '--no-save', ...(wanted === 'run' ? ['--omit=dev'] : [])]);
  if (code !== 0) {
    console.error('The packages could not be installed: npm says why above. Nothing was started.');
    process.exit(1);
  }
  writeFileSync(stamp, mark);
  console.log('Packages are installed.');
}

/** The Node this program is made for, or undefined where there is none for this platform. */
export function pinnedNode() {
  const major = Number(process.versions.node.split('.')[0]);
  const pinned = join(modules, '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (major === 24 || (major > 24 && !existsSync(pinned))) return process.execPath;
  return existsSync(pinned) ? pinned : undefined;
}

/**
 * Waits for a child and meanwhile hands it every signal we are sent; Ctrl-C in a terminal reaches it without us.
 * @returns {Promise<number>} the child's exit code, or 128 and more if a signal ended it
 */
export async function ended(child) {
  const relay = {
    SIGTERM: () => child.kill('SIGTERM'),
    SIGHUP: () => child.kill('SIGHUP'),
    SIGINT: () => process.stdin.isTTY || child.kill('SIGINT'),
  };
  for (const [signal, hand] of Object.entries(relay)) process.on(signal, hand);
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.on('exit', (status, signal) => resolve(status ?? (signal === 'SIGINT' ? 130 : 143)));
  });
  for (const [signal, hand] of Object.entries(relay)) process.off(signal, hand);
  return code;
}

function hasTestSet() {
  return existsSync(join(modules, 'vitest', 'package.json'));
}

// The folder may be shared between machines of different kinds, whose packages differ.
function fingerprint() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
}

async function npm(words) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  // Under `npm start` this is npm's own program; run by hand it is the npm in PATH.
  const own = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [program, ...first] = own;
  const child = spawn(program, [...first, ...words, ...quiet], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const began = Date.now();
  const progress = setInterval(() => {
    const count = existsSync(modules) ? readdirSync(modules).length : 0;
    console.log(`  ${Math.round((Date.now() - began) / 1000)} s, ${count} packages so far`);
  }, 5000);
  const code = await ended(child);
  clearInterval(progress);
  return code;
}
