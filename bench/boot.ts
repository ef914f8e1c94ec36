import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { round } from './load.ts';
import type { Report } from './report.ts';
import { openSite, serve } from './site.ts';

const BUDGET = { seconds: 3, megabytes: 200 };

/**
 * The second start, embedded database included, until a page with a count from the database is answered; and what the
 * Node process weighs when it has nothing to do.
 */
export async function boot(): Promise<Report> {
  const site = await openSite();
  // Everything is stopped but the folder, so that the next start finds what a second start finds.
  const { data } = site;
  await site.stop({ keep: true });
  const begin = performance.now();
  const again = await serve(data);
  try {
    const city = (await (await fetch(`${again.url}/api/city`)).json()) as { platforms: { id: string }[] };
    const platform = city.platforms[0]?.id ?? '';
    const page = await fetch(`${again.url}/`);
    const month = await fetch(`${again.url}/api/platforms/${platform}/month`);
    const counted = ((await month.json()) as { accepted?: number }).accepted;
    const seconds = round((performance.now() - begin) / 1000);
    await sleep(10_000);
    const megabytes = residentMegabytes(again.pid);
    const holds = page.ok && typeof counted === 'number' && seconds <= BUDGET.seconds && megabytes <= BUDGET.megabytes;
    return { name: 'boot', figure: seconds, unit: 's', floor: null, ratio: null, megabytes, budget: BUDGET, holds };
  } finally {
    await again.stop();
    await site.remove();
  }
}

function residentMegabytes(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return round(Number(kilobytes) / 1024);
}
