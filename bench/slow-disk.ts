import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { submissions } from './intake.ts';
import type { Report } from './report.ts';
import { openSite } from './site.ts';
import { soundness } from './sound.ts';

const BUDGET = { rate: 1000 };
const DELAY_US = 5000;

/** Adds a sleep to every fdatasync of the process it is loaded into: a disk that really writes. */
const SHIM = `#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>
int fdatasync(int fd) {
  static int (*real)(int);
  static int delay = -1;
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  if (delay < 0) delay = getenv("SLOW_US") ? atoi(getenv("SLOW_US")) : 0;
  if (delay) usleep(delay);
  return real(fd);
}
`;

/** Submissions while every flush of the log takes 5 ms longer. Needs gcc. */
export async function slowDisk({ seconds = 12 }: { seconds?: number | undefined } = {}): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'qingsu-slow-'));
  const shim = join(folder, 'slow.so');
  writeFileSync(join(folder, 'slow.c'), SHIM);
  execFileSync('gcc', ['-shared', '-fPIC', '-o', shim, join(folder, 'slow.c'), '-ldl']);
  const site = await openSite({ roles: 'http', databaseEnvironment: { LD_PRELOAD: shim, SLOW_US: `${DELAY_US}` } });
  try {
    const measured = await submissions(site, seconds);
    const sound = await soundness(site.pool, { submitted: measured.written });
    const { rate, p50, p99, bad: refused } = measured;
    return {
      name: 'slow-disk',
      figure: rate,
      unit: 'submissions/s',
      floor: null,
      ratio: null,
      p50,
      p99,
      delayMs: DELAY_US / 1000,
      budget: BUDGET,
      sound,
      refused,
      holds: rate >= BUDGET.rate && refused === 0 && sound.holds,
    };
  } finally {
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
