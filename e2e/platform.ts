import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('..', import.meta.url));

/** The program as a person starts it, on a database of its own that nobody has used. */
export interface Platform {
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Starts a platform with an empty data folder and resolves when it answers.
 *
 * @param name of the data folder, different for everything that runs at once
 * @param clock what the product's clock shows at the start, ISO 8601 with offset
 */
export async function startPlatform(name: string, clock: string): Promise<Platform> {
  const data = join(program, 'var', 'e2e-data', name);
  rmSync(data, { recursive: true, force: true });
  const child = spawn(process.execPath, [join(program, 'server', 'main.ts'), 'serve'], {
    env: { PATH: process.env.PATH, QINGSU_DATA: data, QINGSU_CLOCK: clock, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk) => said.push(String(chunk)));
  const ended = once(child, 'exit');
  const address = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      said.push(`${line}\n`);
      const [, found] = /ready at (\S+)/.exec(line) ?? [];
      if (found) resolve(found);
    });
    child.on('exit', (code) => reject(new Error(`the platform ended with ${code}:\n${said.join('')}`)));
  });
  return {
    address,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}
