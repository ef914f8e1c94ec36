import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll } from 'vitest';
import type { CommandDone } from '#contract/commands.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { ActingCommand } from '#domain/appeal/commands.ts';
import { type Instant, instantFromIso } from '#domain/deadline/instant.ts';
import type { Place } from '#domain/organisation/place.ts';
import { SUBMISSION_WORDS, submission } from '#domain/testing/fill.ts';
import { deskOf } from '#server/build.ts';
import { loadCity } from '#server/city/load.ts';
import { handClock } from '#server/clock.ts';
import { handle } from '#server/desk/handle.ts';
import type { Desk } from '#server/desk/parts.ts';
import type { Answer } from '#server/desk/problem.ts';
import { type Submission, submit } from '#server/desk/submit.ts';
import { postsOf } from '#server/identity/people.ts';
import { runTimer } from '#server/jobs/timer.ts';
import { rootsIn } from '#server/record/root-keeper.ts';
import type { Sealing } from '#server/record/seal.ts';
import type { TimerPayload } from '#server/store/job-rows.ts';
import { exampleCity, rewriteCity } from './example-city.ts';

type Staff = Extract<Actor, { kind: 'staff' }>;
type Key = { readonly platform: string; readonly number: string };

/** A whole desk on a test's database: 示例市 loaded, a clock that is set by hand, and short ways to use the door. */
export interface TestDesk extends Desk, Sealing {
  readonly clock: ReturnType<typeof handClock>;
  /** Moves the clock to an instant of China: `2026-03-02 09:00`. */
  at(time: string): void;
  /** A person by login, e.g. `990101001001.clerk` (community), `east-housing.leader`, `east.operator`. */
  staff(login: string): Staff;
  /** Submits; the place is community 990101001001 of platform `east` unless given. Throws when refused. */
  submit(by: Actor, given?: Partial<Submission>): Promise<CommandDone>;
  /** Gives a command. Throws when refused. */
  give(on: Key, by: Actor, command: ActingCommand): Promise<CommandDone>;
  /** Runs the timers that are due by the clock, as the workers would. */
  runTimers(): Promise<void>;
  readonly folder: string;
}

/** The master secret of the test desk. */
export const TEST_SECRET = 'a secret of the tests, long enough';

export function citizen(name: string): Extract<Actor, { kind: 'citizen' }> {
  return { kind: 'citizen', id: `c_${name}` };
}

/** The place of a community of 示例市. */
export function placeOf(community: string): Place {
  const district = community.slice(0, 6);
  const platform = district === '990101' ? 'east' : 'west';
  return { platform, district, street: community.slice(0, 9), community, grid: `${community}-01`, point: null };
}

/** Builds the desk on a migrated database. Call it in a test file, after `database()`. */
export async function testDesk(pool: pg.Pool, start = '2026-03-02 09:00'): Promise<TestDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'qingsu-desk-'));
  const city = join(folder, 'city');
  rewriteCity(city, exampleCity());
  const clock = handClock(china(start));
  const loading = await loadCity(pool, city, { demonstration: true, now: clock.now() });
  if (!loading.loaded) throw new Error(JSON.stringify(loading.faults));
  const desk = await deskOf({ secret: TEST_SECRET }, pool, clock, { warn: () => {} });
  afterAll(async () => {
    await desk.teller.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    ...desk,
    clock,
    folder,
    keeper: rootsIn(join(folder, 'roots')),
    key: generateKeyPairSync('ed25519').privateKey,
    at: (time) => clock.set(china(time)),
    staff: (login) => staffOf(desk, login),
    submit: async (by, given = {}) => {
      const words = { ...SUBMISSION_WORDS, text: randomUUID(), phone: desk.seal.seal('19900000001'), ...given.words };
      const {
        type: _,
        number: __,
        ...rest
      } = submission({ place: placeOf('990101001001'), photos: [], ...given, words });
      return value(await submit(desk, by, randomUUID(), rest));
    },
    give: async ({ platform, number }, actor, command) =>
      value(await handle(desk, { actor, platform, number, id: randomUUID(), command })),
    runTimers: () => runTimers(desk),
  };
}

function staffOf(desk: Desk, login: string): Staff {
  const city = desk.city.current();
  const person = city.people.get(login);
  if (!person) throw new Error(`nobody is called ${login}`);
  return { kind: 'staff', id: login, platform: person.platform, posts: postsOf(city, login) };
}

async function runTimers(desk: Desk): Promise<void> {
  for (;;) {
    const { rows } = await desk.pool.query<{ id: string; payload: TimerPayload }>(
      `delete from graphile_worker._private_jobs where id = (
         select id from graphile_worker._private_jobs
         where task_id = $1 and (payload ->> 'at')::float8 <= $2 order by (payload ->> 'at')::float8, id limit 1)
       returning id::text, payload`,
      [desk.tasks.timer, desk.clock.now()],
    );
    if (!rows[0]) return;
    if ((await runTimer(desk, rows[0].payload)) !== null) throw new Error('a due timer was early');
  }
}

function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.problem)}`);
  return answer.value;
}

function china(time: string): Instant {
  const instant = instantFromIso(`${time.replace(' ', 'T')}+08:00`);
  if (instant === undefined) throw new Error(`${time} is no time`);
  return instant;
}
