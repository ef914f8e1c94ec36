import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { PROGRAM } from '#server/config.ts';

/** A run of the program: everything it printed, and its exit code or the signal that ended it. */
export type Run = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };

/** A program that goes on running; `until` resolves when it has printed the words. */
export type Running = {
  child: ChildProcess;
  until(words: string): Promise<void>;
  end(signal: NodeJS.Signals): Promise<Run>;
};

const folders: string[] = [];
const children = new Set<ChildProcess>();
afterAll(() => {
  // A test that failed half-way leaves its program running.
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Settings of a server that starts fast: no pages to build, no demonstration grids to draw. */
export const lean = { PORT: '0', QINGSU_ROLES: 'jobs', QINGSU_DEMO: '0' };

/** An empty folder for QINGSU_DATA, removed after the file's last test. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qingsu-data-'));
  folders.push(folder);
  return folder;
}

/** Runs `qingsu` to its end. Only the given settings are set. */
export async function qingsu(words: string[], settings: Record<string, string> = {}): Promise<Run> {
  const running = launch(words, settings);
  return running.ended;
}

/** Starts `qingsu` and leaves it running. */
export function start(words: string[], settings: Record<string, string>): Running {
  const { child, ended, output } = launch(words, settings);
  return {
    child,
    async until(wanted) {
      while (!output().includes(wanted)) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`ended without "${wanted}":\n${output()}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

function launch(words: string[], settings: Record<string, string>) {
  const child = spawn(process.execPath, [join(PROGRAM, 'server', 'main.ts'), ...words], {
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  child.on('exit', () => children.delete(child));
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = once(child, 'close').then(([code, signal]): Run => ({ code, signal, stdout, stderr }));
  return { child, ended, output: () => stdout + stderr };
}
