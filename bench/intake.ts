import { randomUUID } from 'node:crypto';
import { decideSubmit } from '#domain/appeal/decide/submit.ts';
import { systemClock } from '#server/clock.ts';
import { factsFor } from '#server/desk/facts.ts';
import { matterOf } from '#server/desk/matter.ts';
import { recorded } from '#server/desk/record.ts';
import { readTaskIds } from '#server/store/job-rows.ts';
import { doorStatements, newRow, parameters } from '#server/store/write.ts';
import { run } from './load.ts';
import { type Resident, residents, type Spot, sealOf, spots } from './people.ts';
import { writingFloor } from './pgbench.ts';
import type { Report } from './report.ts';
import { openSite, type Site, type SiteOptions } from './site.ts';
import { soundness } from './sound.ts';
import { prepared, varying } from './statement.ts';

const CONNECTIONS = 16;
const BUDGET = { ratio: 0.2, p99: 20 };

/** POST of a complete submission against the same statements run by pgbench on the same server in the same run. */
export async function intake(options: SiteOptions & { seconds?: number | undefined } = {}): Promise<Report> {
  const site = await openSite({ roles: 'http', ...options });
  try {
    const seconds = options.seconds ?? 15;
    const measured = await submissions(site, seconds);
    const sound = await soundness(site.pool, { submitted: measured.written });
    const floor = await intakeFloor(site, Math.min(seconds, 10));
    const ratio = measured.rate / floor.rate;
    return {
      name: 'intake',
      figure: measured.rate,
      unit: 'submissions/s',
      floor: floor.rate,
      ratio,
      p50: measured.p50,
      p99: measured.p99,
      budget: BUDGET,
      sound,
      refused: measured.bad,
      holds: ratio >= BUDGET.ratio && measured.p99 <= BUDGET.p99 && measured.bad === 0 && sound.holds,
    };
  } finally {
    await site.stop();
  }
}

/** Sends submissions for so long; the first seconds, while it warms up, are not counted. */
export async function submissions(site: Site, seconds: number) {
  const people = await residents(site, 2000);
  const { spots: places } = await spots(site, 1000);
  const next = (connection: number, turn: number) => submission(people, places, connection, turn);
  const warm = (turns: number) =>
    run({
      url: site.url,
      connections: CONNECTIONS,
      seconds: 4,
      next: (connection, turn) => next(connection, turn + turns),
    });
  const first = await warm(1e6);
  // What a database does by itself within its first minute: an empty table's plans are no measure of a city's.
  await site.pool.query('analyze');
  const second = await warm(2e6);
  const measured = await run({ url: site.url, connections: CONNECTIONS, seconds, next });
  return { ...measured, written: first.good + second.good + measured.good };
}

function submission(people: Resident[], places: Spot[], connection: number, turn: number) {
  const i = connection * 7919 + turn * 104_729;
  const place = places[i % places.length] as Spot;
  const person = people[i % people.length] as Resident;
  const body = {
    id: randomUUID(),
    kind: 'livelihood',
    nature: 'complaint',
    subject: '路灯不亮影响居民夜间出行',
    text: textOf(`${connection}-${turn}`),
    address: '小区门口东侧',
    place: { point: place.point },
    photos: [],
    name: '演示居民',
  };
  return {
    method: 'POST' as const,
    path: `/api/platforms/${place.platform}/appeals`,
    cookie: person.cookie,
    body: JSON.stringify(body),
  };
}

function textOf(mark: string): string {
  return `小区门口的路灯已经连续三天不亮,老人和孩子夜间出行非常不便,台阶处还有积水,存在安全隐患,希望尽快派人维修。编号${mark}`;
}

/** pgbench with the very parameters one submission has; keys differ from row to row. */
async function intakeFloor(site: Site, seconds: number) {
  const { city, spots: places } = await spots(site, 1);
  const [place] = places;
  if (!place) throw new Error('no place');
  const seal = sealOf(site);
  const facts = factsFor({ city: { current: () => city, refresh: async () => {} }, clock: systemClock }, null);
  const words = {
    subject: '路灯不亮影响居民夜间出行',
    text: textOf('0-0'),
    address: '小区门口东侧',
    name: '演示居民',
    phone: seal.seal('19900000000'),
    happenedAt: '',
  };
  const number = 'BN20230428-000000';
  const actor = { kind: 'citizen', id: 'c_bench' } as const;
  const submit = {
    type: 'submit',
    number,
    kind: 'livelihood',
    nature: 'complaint',
    channel: 'wechat',
    photos: [],
    advised: null,
    words,
  } as const;
  const decision = decideSubmit({ ...submit, place: { ...place } }, actor, { ...facts, repeatOf: null });
  if (!decision.ok) throw new Error(decision.refusal.code);
  const change = recorded(
    null,
    null,
    decision.events,
    { actor, unit: '', command: randomUUID(), at: facts.now },
    facts.organisation,
  );
  const writer = { clock: systemClock, tasks: await readTaskIds(site.pool) };
  const values = parameters([
    newRow(writer, change, { key: Buffer.alloc(32), unless: facts.now - 1e9, ...matterOf(words) }),
  ]);
  const row = 'lpad((:client_id * 10000000 + :i)::text, 12, $$0$$)';
  const person = `$$c_$$ || ${row}`;
  const differ = varying(values, {
    [number]: `$$BN20230428-$$ || ${row}`,
    c_bench: person,
    [change.command]: `lpad(to_hex(:client_id * 10000000 + :i), 32, $$0$$)`,
  });
  const write = prepared(doorStatements.insert, values, differ, 'w');
  return writingFloor(site, `\\set i :i + 1\n${write.script}\n`, {
    clients: CONNECTIONS,
    seconds,
    entries: change.entries.length,
    variables: { i: '0', ...write.variables },
  });
}
