import { randomUUID } from 'node:crypto';
import { decide } from '#domain/appeal/decide.ts';
import { orderInHand } from '#domain/appeal/state.ts';
import { systemClock } from '#server/clock.ts';
import { factsFor } from '#server/desk/facts.ts';
import { recorded } from '#server/desk/record.ts';
import { appealStatement, readAppeal } from '#server/store/appeals.ts';
import { readTaskIds } from '#server/store/job-rows.ts';
import { doorStatements, nextRow, parameters } from '#server/store/write.ts';
import { submissions } from './intake.ts';
import { run } from './load.ts';
import { spots, workersOf } from './people.ts';
import { writingFloor } from './pgbench.ts';
import type { Report } from './report.ts';
import { openSite, type Site } from './site.ts';
import { soundness } from './sound.ts';
import { prepared, varying } from './statement.ts';

const CONNECTIONS = 16;
const BUDGET = { ratio: 0.2, p99: 20 };

interface Work {
  readonly platform: string;
  readonly number: string;
  readonly cookie: string;
}

/** Acknowledge and note, each on another appeal, against the same statements run by pgbench. */
export async function commands({ seconds = 12 }: { seconds?: number | undefined } = {}): Promise<Report> {
  const site = await openSite({ roles: 'http' });
  try {
    const { written } = await submissions(site, Math.max(6, seconds));
    const work = await workOf(site);
    await site.pool.query('analyze');
    // Each connection walks appeals of its own: first it acknowledges one, then it notes on it. A third of them warms up.
    const third = Math.floor(work.length / 3);
    const walk = (some: readonly Work[], duration: number) =>
      run({
        url: site.url,
        connections: CONNECTIONS,
        seconds: duration,
        next: (connection, turn) => {
          const item = some[connection + CONNECTIONS * (turn >> 1)];
          return item ? asked(item, turn % 2 === 0 ? { type: 'acknowledge' } : NOTE) : null;
        },
      });
    await walk(work.slice(0, third), 4);
    const measured = await walk(work.slice(third), seconds);
    const sound = await soundness(site.pool, { submitted: written });
    const floor = await commandFloor(site, work.at(-1), Math.min(seconds, 10));
    const ratio = measured.rate / floor.rate;
    const { p50, p99, bad: refused, firstBad } = measured;
    const holds = ratio >= BUDGET.ratio && p99 <= BUDGET.p99 && refused === 0 && sound.holds;
    return {
      name: 'command',
      figure: measured.rate,
      unit: 'commands/s',
      floor: floor.rate,
      ratio,
      p50,
      p99,
      budget: BUDGET,
      sound,
      refused,
      firstBad,
      holds,
    };
  } finally {
    await site.stop();
  }
}

const NOTE = {
  type: 'note',
  kind: 'visit',
  words: '已到现场查看,路灯线路老化,已联系维修,今日内修复。',
  photos: [],
} as const;

function asked({ platform, number, cookie }: Work, command: object) {
  const path = `/api/platforms/${platform}/appeals/${number}/commands`;
  return { method: 'POST' as const, path, cookie, body: JSON.stringify({ id: randomUUID(), ...command }) };
}

/** Appeals that wait to be acknowledged, each with somebody who may. */
async function workOf(site: Site): Promise<Work[]> {
  const { city } = await spots(site, 1);
  const worker = workersOf(site, city);
  const { rows } = await site.pool.query<{ platform: string; number: string; unit: string }>(
    `select platform, number, lead_unit as unit from appeal where status = 'in_hand' order by random()`,
  );
  return Promise.all(
    rows.map(async ({ platform, number, unit }) => ({
      platform,
      number,
      cookie: (await worker(unit, 'clerk')).cookie,
    })),
  );
}

/** The read and the write of a note, as pgbench runs them over all appeals in turn. */
async function commandFloor(site: Site, item: Work | undefined, seconds: number) {
  if (!item) throw new Error('no appeals to work on');
  const { city } = await spots(site, 1);
  const stored = await readAppeal(site.pool, item.platform, item.number);
  if (!stored) throw new Error('the appeal is gone');
  const { appeal, head } = stored;
  const desk = { city: { current: () => city, refresh: async () => {} }, clock: systemClock };
  const facts = factsFor(desk, appeal);
  const unit = 'orders' in appeal ? orderInHand(appeal).unit : '';
  const { actor } = await workersOf(site, city)(unit, 'clerk');
  const decision = decide(appeal, NOTE, actor, facts);
  if (!decision.ok) throw new Error(decision.refusal.code);
  const change = recorded(
    appeal,
    head,
    decision.events,
    { actor, unit, command: randomUUID(), at: facts.now },
    facts.organisation,
  );
  const writer = { clock: systemClock, tasks: await readTaskIds(site.pool) };
  const values = parameters([nextRow(writer, change, appeal.version)]);
  // Every client notes on appeals of its own, again and again: the version is whatever it finds.
  const mine = `(select platform from bench_mine where i = :n)`;
  const number = `(select number from bench_mine where i = :n)`;
  await site.pool.query(
    'create table bench_mine as select row_number() over () - 1 as i, platform, number from (select platform, number from appeal order by platform, number limit 20000) a; create unique index on bench_mine (i); analyze bench_mine',
  );
  const { rows } = await site.pool.query<{ n: string }>('select count(*)::text as n from bench_mine');
  const share = Math.floor(Number(rows[0]?.n) / CONNECTIONS);
  const key = [JSON.stringify([{ n: 0, platform: item.platform, number: item.number }])];
  const read = prepared(appealStatement, key, varying(key, { [item.number]: number, [item.platform]: mine }), 'r');
  // The floor takes any version and numbers its entries on, or every second run over the same appeal would write nothing.
  const anyVersion = doorStatements.update.replaceAll(/ and (appeal\.)?version = x\.read/g, '');
  const next = (name: string) => ({ [`"${name}":${change.after.version}`]: `$$"${name}":$$ || (1000 + :i)` });
  const differ = varying(values, {
    [item.number]: number,
    [item.platform]: mine,
    [change.command]: `lpad(to_hex(:client_id * 10000000 + :i), 32, $$f$$)`,
    ...next('version'),
    ...next('seq'),
  });
  const write = prepared(anyVersion, values, differ, 'w');
  const script = `\\set i :i + 1\n\\set n :client_id * ${share} + :i % ${share}\n${read.script}\n${write.script}\n`;
  return writingFloor(site, script, {
    clients: CONNECTIONS,
    seconds,
    entries: change.entries.length,
    variables: { i: '0', ...read.variables, ...write.variables },
  });
}
