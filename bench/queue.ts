import { fastify } from 'fastify';
import { queueStatement, queueValues } from '#server/store/lists.ts';
import { named, openPool, POOL_SIZE } from '#server/store/pool.ts';
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
export async function queue({ seconds = 10 }: { seconds?: number | undefined } = {}): Promise<Report> {
  const site = await openSite();
  try {
    await fill(site, 100_000);
    const small = await measure(site, seconds);
    await fill(site, 900_000, { from: 100_000 });
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

/** The same statement behind nothing but Fastify, listening in this process while the load comes from it too. */
async function bareRate(site: Site, seconds: number) {
  const people = await clerks(site);
  const pool = openPool(site.database.place, { size: POOL_SIZE });
  const statement = named<Record<string, unknown>>(queueStatement);
  const app = fastify();
  app.get<{ Querystring: { i: string } }>('/', async ({ query }) => {
    const { actor } = people[Number(query.i)] as Worker;
    const desks = actor.posts.map(({ unit }) => `${unit}:handling`);
    const ask = {
      platform: actor.platform,
      desks,
      after: null,
      kind: 'livelihood',
      light: null,
      now: Date.now(),
      limit: 20,
    };
    return statement(pool, ...queueValues(ask));
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  try {
    const next = (connection: number, turn: number) => ({
      method: 'GET' as const,
      path: `/?i=${(connection * 31 + turn) % people.length}`,
      cookie: '',
    });
    await run({ url, connections: CONNECTIONS, seconds: 2, next });
    return await run({ url, connections: CONNECTIONS, seconds, next });
  } finally {
    await app.close();
    await pool.end();
  }
}
