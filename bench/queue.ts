import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROGRAM } from '#server/config.ts';
import { fill } from './fill.ts';
import { run } from './load.ts';
import { seeded, spots, type Worker, workersOf } from './people.ts';
import type { Report } from './report.ts';
import { openSite, type Site } from './site.ts';

const CONNECTIONS = 16;
const BUDGET = { ratio: 0.5, p95: 15, growth: 1 / 1.3 };

/**
 * My queue with a filter in due order, against a bare Fastify route that runs the same statement in a process of its
 * own; and the same at a tenth of the appeals, to see whether it slows as the city fills.
 */
export async function queue({
  seconds = 10,
  appeals = 1_000_000,
}: {
  seconds?: number | undefined;
  appeals?: number | undefined;
} = {}): Promise<Report> {
  const site = await openSite();
  try {
    const tenth = Math.ceil(appeals / 10);
    await fill(site, tenth);
    const small = await measure(site, seconds);
    await fill(site, appeals - tenth, { from: tenth });
    const large = await measure(site, seconds);
    const bare = await bareRate(site, seconds);
    const ratio = large.rate / bare.rate;
    const growth = large.rate / small.rate;
    const holds =
      ratio >= BUDGET.ratio && large.p95 <= BUDGET.p95 && growth >= BUDGET.growth && large.bad + small.bad === 0;
    const { p50, p95, p99 } = large;
    return {
      name: 'queue',
      figure: large.rate,
      unit: 'queues/s',
      floor: bare.rate,
      ratio,
      growth,
      atTenth: small.rate,
      present: appeals,
      p50,
      p95,
      p99,
      budget: BUDGET,
      holds,
    };
  } finally {
    await site.stop();
  }
}

async function clerks(site: Site): Promise<Worker[]> {
  const { city } = await spots(site, 1);
  const worker = workersOf(site, city);
  const units = [...city.organisation.units.values()].filter((unit) => unit.type === 'community');
  const random = seeded(7);
  return Promise.all(
    Array.from({ length: 400 }, () => worker(units[Math.floor(random() * units.length)]?.id ?? '', 'clerk')),
  );
}

async function measure(site: Site, seconds: number) {
  const people = await clerks(site);
  const next = (connection: number, turn: number) => ({
    method: 'GET' as const,
    path: '/api/staff/queue?kind=livelihood&limit=20',
    cookie: people[(connection * 31 + turn) % people.length]?.cookie ?? '',
  });
  await run({ url: site.url, connections: CONNECTIONS, seconds: 2, next });
  return run({ url: site.url, connections: CONNECTIONS, seconds, next });
}

async function bareRate(site: Site, seconds: number) {
  const people = await clerks(site);
  const child = spawn(process.execPath, [join(PROGRAM, 'bench', 'bare-queue.ts')], {
    env: { PATH: process.env.PATH ?? '', PLACE: JSON.stringify(site.database.place) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const next = (connection: number, turn: number) => {
      const { actor } = people[(connection * 31 + turn) % people.length] as Worker;
      const desks = actor.posts.map(({ unit }) => `${unit}:handling`).join(',');
      return { method: 'GET' as const, path: `/?platform=${actor.platform}&desks=${desks}`, cookie: '' };
    };
    await run({ url, connections: CONNECTIONS, seconds: 2, next });
    return await run({ url, connections: CONNECTIONS, seconds, next });
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
