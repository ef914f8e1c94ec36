import type pg from 'pg';
import { routes } from '#contract/routes.ts';
import { DAY, dayOf, isoDay } from '#domain/deadline/instant.ts';
import { type Attempt, done, failed } from '#server/attempt.ts';
import { openCity } from '#server/city/open.ts';
import { chinaCalendar } from '#server/outside/calendar.ts';
import { type Api, apiAt, newBrowser } from './api.ts';
import { casesOf } from './cases.ts';
import { type Cast, operatorOf } from './cast.ts';
import type { Evidence } from './evidence.ts';
import { homesOf } from './ground.ts';
import type { Message } from './messages.ts';
import { peopleOf } from './people.ts';
import { drawPhotos } from './photos.ts';
import type { Sofar } from './progress.ts';
import { run } from './run.ts';
import type { Site } from './site.ts';
import { movedTime, runningTime } from './time.ts';

export interface Script {
  readonly messages: readonly Message[];
  readonly days: number;
  readonly seed: string;
  /** Whether the clock is moved; otherwise it runs by itself. */
  readonly moved: boolean;
  readonly stop: AbortSignal;
  progress(sofar: Sofar): void;
}

export interface Replayed {
  readonly requests: number;
  /** Days of the simulated time from the first message to the last end. */
  readonly days: number;
  readonly refused: ReadonlyMap<string, number>;
}

/** A first number that nobody has: those after it are as many residents as are needed. */
const FIRST_PHONE = 19_900_000_001;
const PHOTOS = 12;
/** How often boards and rows are looked at on the way. */
const LOOKS = 6;

/** Lets the messages of a script be sent and worked on at a running platform until all have come to their end. */
export async function replay(site: Site, evidence: Evidence, script: Script): Promise<Attempt<Replayed>> {
  const api = apiAt(site.url);
  try {
    const city = (await openCity(site.pool)).current();
    const time = script.moved ? await movedTime(api) : done(await runningTime(api));
    if (!time.ok) return time;
    const { officeHours } = city.regulations.on(isoDay(dayOf(time.value.now())));
    const { seed } = script;
    const cast: Cast = {
      api,
      city,
      time: time.value,
      calendar: chinaCalendar(officeHours, city.days),
      people: await peopleOf(api),
      photos: await drawPhotos(PHOTOS, seed),
      given: [],
      refused: new Map(),
    };
    const firstPhone = await firstFreePhone(site.pool);
    if (!(await isItsDatabase(api, site.pool, firstPhone)))
      return failed(`The settings of this command name another database than that of ${site.url}.`);
    const homes = await homesOf(site.pool, city, seed);
    const from = time.value.now();
    const cases = casesOf(script.messages, homes, { days: script.days, seed, from, firstPhone: firstPhone + 1 });
    const lookOn = daysToLookOn(script.days, dayOf(from));
    await run(cast, cases, {
      stop: script.stop,
      progress: (sent) =>
        script.progress({
          at: cast.time.now(),
          sent,
          of: cases.length,
          ended: cases.filter((one) => one.ended).length,
          requests: api.requests(),
        }),
      async afterRound({ at }) {
        if (script.moved && lookOn.delete(dayOf(at))) await look(cast, evidence);
      },
    });
    await cast.time.settled();
    await look(cast, evidence);
    await evidence.complete(cases, cast.given);
    const days = Math.round((cast.time.now() - (cases[0]?.at ?? from)) / DAY);
    return done({ requests: api.requests(), days, refused: cast.refused });
  } finally {
    await api.close();
  }
}

/** Looks at every platform's board, and at the rows, when nothing is under way. */
async function look(cast: Cast, evidence: Evidence): Promise<void> {
  await cast.time.settled();
  const boards = await Promise.all(
    [...cast.city.organisation.platforms.keys()].map(async (platform) => {
      const browser = await cast.people.worker(operatorOf(cast, platform));
      return { platform, board: await cast.api.must(browser, routes.board, {}) };
    }),
  );
  await evidence.look(boards);
}

function daysToLookOn(days: number, first: number): Set<number> {
  return new Set(Array.from({ length: LOOKS }, (_, i) => first + 1 + Math.floor(((i + 0.5) * (days + 6)) / LOOKS)));
}

/** A replay may come after another on the same platform: its residents are other people. */
async function firstFreePhone(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ last: string | null }>(
    `select max(phone) as last from kept_message where phone between $1 and '19999999999'`,
    [String(FIRST_PHONE)],
  );
  return rows[0]?.last ? Number(rows[0].last) + 1 : FIRST_PHONE;
}

/** A message that the platform keeps must be found in the database that the checks will look at. */
async function isItsDatabase(api: Api, pool: pg.Pool, phone: number): Promise<boolean> {
  await api.must(newBrowser(), routes.requestCode, { body: { phone: String(phone) } });
  const { rowCount } = await pool.query('select 1 from kept_message where phone = $1', [String(phone)]);
  return rowCount === 1;
}
