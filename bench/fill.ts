import { readTaskIds } from '#server/store/job-rows.ts';
import { openPool } from '#server/store/pool.ts';
import { fillStatements, storeLives } from './fill-statements.ts';
import { lives } from './lives.ts';
import { round } from './load.ts';
import { spots } from './people.ts';
import type { Report } from './report.ts';
import { openSite, type Site } from './site.ts';

const LIVES = 4000;
const CHUNK = 10_000;
const HANDS = 2;
// Kept while rows pour in, these would be searched and split millions of times; made afterwards, each is one sort.
const LATER = [
  'entry_command',
  'entry_day',
  'matter_words',
  'appeal_newest',
  'appeal_lead',
  'appeal_of_appellant',
  'notice_inbox',
];

/**
 * Fills a platform with appeals as if they had been handled over the last year: rows, chained entries, private parts,
 * notices, timers. Their lives are led by the law; the database copies each life for many appeals and chains the digests.
 */
export async function fill(site: Site, count: number, { from = 0, say = (_: string) => {} } = {}): Promise<number> {
  const begin = performance.now();
  const { city, spots: places } = await spots(site, LIVES);
  const tasks = await readTaskIds(site.pool);
  const led = lives(city, places, LIVES, Date.now());
  const pool = openPool(site.database.place, { size: HANDS });
  try {
    const prefixes = new Map([...city.organisation.platforms.values()].map(({ id, prefix }) => [id, prefix]));
    await storeLives(pool, led, tasks, prefixes);
    const { rows: later } = await pool.query<{ name: string; text: string }>(
      'select indexname as name, indexdef as text from pg_indexes where indexname = any($1)',
      [LATER],
    );
    for (const { name } of later) await pool.query(`drop index ${name}`);
    let next = from;
    const end = from + count;
    await Promise.all(
      Array.from({ length: HANDS }, async () => {
        const hand = await pool.connect();
        await hand.query(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '64MB'`);
        while (next < end) {
          const first = next;
          next = Math.min(end, first + CHUNK);
          const last = next;
          await hand.query(fillStatements.chunk, [first, last - 1, led.length]);
          if (Math.floor(last / 100_000) !== Math.floor(first / 100_000))
            say(`${last} appeals after ${round((performance.now() - begin) / 1000)} s`);
        }
        await hand.query('reset all');
        hand.release();
      }),
    );
    say('indexes …');
    const texts = later.map(({ text }) => text);
    await Promise.all(
      Array.from({ length: HANDS }, async () => {
        const hand = await pool.connect();
        await hand.query(`set maintenance_work_mem = '512MB'`);
        for (let text = texts.pop(); text; text = texts.pop()) await hand.query(text);
        await hand.query('reset all');
        hand.release();
      }),
    );
    await pool.query(fillStatements.clear);
    await pool.query('vacuum analyze appeal, entry, matter, notice, holding');
    return (performance.now() - begin) / 1000;
  } finally {
    await pool.end();
  }
}

/** How fast a history is made; with `data`, into a folder that stays, to try the platform full. */
export async function fillBench({
  appeals = 1_000_000,
  data,
  say,
}: {
  appeals?: number | undefined;
  data?: string | undefined;
  say?: (line: string) => void;
} = {}): Promise<Report> {
  const site = await openSite(data === undefined ? {} : { data });
  try {
    const seconds = await fill(site, appeals, say ? { say } : {});
    const { rows } = await site.pool.query<{ n: number; entries: number }>(
      'select (select count(*)::int from appeal) as n, (select count(*)::int from entry) as entries',
    );
    const figure = Math.round(appeals / seconds);
    return {
      name: 'fill',
      figure,
      unit: 'appeals/s',
      floor: null,
      ratio: null,
      seconds: round(seconds),
      entries: rows[0]?.entries,
      budget: {},
      holds: rows[0]?.n === appeals,
    };
  } finally {
    await site.stop();
  }
}
