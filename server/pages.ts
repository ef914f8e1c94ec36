import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { PROGRAM } from './config.ts';

/** The three front ends and the paths they are served at. */
export const fronts = { citizen: '/', staff: '/staff/', command: '/command/' } as const;
export type Front = keyof typeof fronts;

/** The folder with the built pages of a front end. */
export function pagesOf(front: Front): string {
  return join(PROGRAM, 'web', 'dist', front);
}

/**
 * Builds the pages whose sources have changed since they were built, in processes of their own so that the builder's
 * memory goes with it.
 *
 * @returns why a front end could not be built, one line for each
 */
export async function buildPages(say: (line: string) => void): Promise<string[]> {
  const digest = digestOfSources();
  const stale = (Object.keys(fronts) as Front[]).filter((front) => stampOf(front) !== digest);
  if (stale.length === 0) return [];
  say(`Building the pages of ${stale.join(', ')} …`);
  const troubles = await Promise.all(stale.map((front) => buildOne(front, digest)));
  return troubles.filter((trouble) => trouble !== undefined);
}

async function buildOne(front: Front, digest: string): Promise<string | undefined> {
  const vite = join(PROGRAM, 'node_modules', 'vite', 'bin', 'vite.js');
  // Built aside and moved into place whole: pages being served never miss a file.
  const aside = `${pagesOf(front)}.${process.pid}`;
  const words = ['build', '--config', 'web/vite.config.ts', '--logLevel', 'error', '--outDir', aside, '--emptyOutDir'];
  const child = spawn(process.execPath, [vite, ...words], {
    cwd: PROGRAM,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', ROOT: front },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  if (code === 0) {
    writeFileSync(join(aside, '.stamp'), digest);
    rmSync(pagesOf(front), { recursive: true, force: true });
    renameSync(aside, pagesOf(front));
    return undefined;
  }
  rmSync(aside, { recursive: true, force: true });
  const why =
    stripVTControlCharacters(said)
      .split('\n')
      .find((line) => /could not|\[[A-Z_]+\]/i.test(line)) ?? `vite ended with ${code}`;
  return `The pages of ${front} could not be built: ${why.trim()}`;
}

function stampOf(front: Front): string | undefined {
  const stamp = join(pagesOf(front), '.stamp');
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  const found = globSync(['package-lock.json', 'contract/**/*.ts', 'domain/**/*.ts', 'web/**/*.*'], {
    cwd: PROGRAM,
    exclude: ['web/dist', '**/*.test.ts'],
  });
  for (const file of found.sort()) hash.update(`${file}\0`).update(readFileSync(join(PROGRAM, file)));
  return hash.digest('hex');
}
