import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('..', import.meta.url));
const data = join(program, 'var', 'e2e-data');

// The runner reads its configuration once and each worker again: all must come to the same port.
process.env.QINGSU_E2E_PORT ??= String(randomInt(20_000, 30_000));
const port = process.env.QINGSU_E2E_PORT;

/** Where the platform under test answers. */
export const address = `http://127.0.0.1:${port}`;

/** The program as a person starts it, on a database of its own that nobody has used. */
export const platform = {
  command: `rm -rf '${data}' && exec '${process.execPath}' '${join(program, 'server', 'main.ts')}' serve`,
  url: `${address}/healthz`,
  env: { QINGSU_DATA: data, PORT: port, DATABASE_URL: '' },
  timeout: 120_000,
  stderr: 'pipe',
  gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
} as const;
