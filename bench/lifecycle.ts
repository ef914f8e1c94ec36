import { randomUUID } from 'node:crypto';
import { Client } from 'undici';
import type { CommandDone } from '#contract/commands.ts';
import { fill } from './fill.ts';
import { ask, round } from './load.ts';
import { type Resident, residents, type Spot, spots, workersOf } from './people.ts';
import type { Report } from './report.ts';
import { openSite, type Site } from './site.ts';

const CONNECTIONS = 16;
const BUDGET = { rate: 100 };
const PRESENT = 1_000_000;

/**
 * Whole lives over HTTP with a million appeals present: submitted, acknowledged, contacted, escalated to the street,
 * answered, reviewed by section head, leader and platform, rated, closed.
 */
export async function lifecycle({
  seconds = 15,
  appeals = PRESENT,
}: {
  seconds?: number | undefined;
  appeals?: number | undefined;
} = {}): Promise<Report> {
  const site = await openSite();
  try {
    await fill(site, appeals);
    const lead = await leader(site);
    await lead.until(3000);
    const begin = performance.now();
    const { lived, requests, refused } = await lead.until(seconds * 1000);
    const rate = round(lived / ((performance.now() - begin) / 1000));
    const { rows } = await site.pool.query<{ n: number }>(
      `select count(*)::int as n from appeal where outcome = 'good' and number not like '%-1________'`,
    );
    return {
      name: 'lifecycle',
      figure: rate,
      unit: 'lifecycles/s',
      floor: null,
      ratio: null,
      requests,
      present: appeals,
      closed: rows[0]?.n,
      refused,
      budget: BUDGET,
      holds: rate >= BUDGET.rate && refused === 0,
    };
  } finally {
    await site.stop();
  }
}

async function leader(site: Site) {
  const people = await residents(site, 2000);
  const { city, spots: all } = await spots(site, 1000);
  // Where a resident's appeal enters at the street there is nothing to escalate to it from.
  const places = all.filter(({ platform }) => city.organisation.platforms.get(platform)?.entry.public === 'community');
  const worker = workersOf(site, city);
  let turn = 0;

  async function live(client: Client): Promise<number> {
    const i = turn++;
    const spot = places[i % places.length] as Spot;
    const person = people[i % people.length] as Resident;
    const centre = city.organisation.platforms.get(spot.platform)?.centre ?? '';
    const base = `/api/platforms/${spot.platform}/appeals`;
    const post = async (path: string, cookie: string, body: object): Promise<CommandDone> => {
      const { statusCode, text } = await ask(client, {
        method: 'POST',
        path,
        cookie,
        body: JSON.stringify({ id: randomUUID(), ...body }),
      });
      if (statusCode >= 300) throw new Error(text);
      return JSON.parse(text) as CommandDone;
    };
    const submitted = await post(base, person.cookie, {
      kind: 'livelihood',
      nature: 'complaint',
      subject: '路灯不亮',
      text: `路灯不亮,请尽快维修。${i}`,
      address: '',
      place: { point: spot.point },
      photos: [],
      name: '',
    });
    const path = `${base}/${submitted.number}/commands`;
    const clerk = await worker(spot.community, 'clerk');
    const street = await worker(spot.street, 'clerk');
    const words = {
      facts: '属实。',
      basis: '有关规定。',
      result: '已修复。',
      responsible: '演示',
      phone: '0532-0000-0000',
    };
    await post(path, clerk.cookie, { type: 'acknowledge' });
    await post(path, clerk.cookie, { type: 'first_contact', how: 'phone', words: '已联系。' });
    await post(path, clerk.cookie, { type: 'escalate', reason: '需要街道协调。' });
    await post(path, street.cookie, { type: 'acknowledge' });
    await post(path, street.cookie, { type: 'submit_reply', conclusion: 'resolved', words, photos: [] });
    await post(path, (await worker(spot.street, 'section_head')).cookie, { type: 'approve' });
    await post(path, (await worker(spot.street, 'unit_leader')).cookie, { type: 'approve' });
    await post(path, (await worker(centre, 'reviewer')).cookie, { type: 'approve' });
    const rated = await post(path, person.cookie, {
      type: 'rate',
      contacted: true,
      resolution: 'resolved',
      satisfaction: 'satisfied',
      words: '',
      photos: [],
    });
    if (rated.outcome !== 'good') throw new Error(`ended as ${rated.outcome}`);
    return 10;
  }

  return {
    async until(ms: number) {
      const end = performance.now() + ms;
      let lived = 0;
      let requests = 0;
      let refused = 0;
      await Promise.all(
        Array.from({ length: CONNECTIONS }, async () => {
          const client = new Client(site.url, { pipelining: 1 });
          while (performance.now() < end) {
            try {
              requests += await live(client);
              lived++;
            } catch (error) {
              if (refused++ === 0) console.error(error);
            }
          }
          await client.close();
        }),
      );
      return { lived, requests, refused };
    },
  };
}
