import { setTimeout as sleep } from 'node:timers/promises';
import type { Static } from 'typebox';
import { routes } from '#contract/routes.ts';
import { type Instant, instantFromIso, isoInstant } from '#domain/deadline/instant.ts';
import { type Attempt, done, failed } from '#server/attempt.ts';
import { type Api, newBrowser } from './api.ts';

/** The simulated time: the platform's own clock. */
export interface Time {
  now(): Instant;
  /** Lets time pass; every timer on the way has done its work when it resolves. */
  to(at: Instant): Promise<void>;
  /** Waits until every job that is due has been done. */
  settled(): Promise<void>;
}

const PATIENCE_MS = 120_000;
const nobody = newBrowser();

type Shown = { now: Instant; speed: number; due: number; timers: number; next: Instant | null };

/** Moves the platform's clock from one thing to happen to the next, so that nights pass at once. */
export async function movedTime(api: Api): Promise<Attempt<Time>> {
  let shown = await look(api);
  const probe = await api.ask(nobody, routes.setClock, { body: { now: isoInstant(shown.now + 1000) } });
  if (!probe.ok) return failed('The clock of this platform cannot be moved: start it with QINGSU_CLOCK.');

  return done({
    now: () => shown.now,
    async settled() {
      shown = await lookUntil(api, ({ due }) => due === 0);
    },
    async to(at) {
      for (shown = await look(api); shown.now < at; ) {
        const now = shown.next === null ? at : Math.min(at, shown.next);
        const moved = await api.ask(nobody, routes.setClock, { body: { now: isoInstant(now) } });
        shown = moved.ok ? read(moved.value) : await look(api);
        // The clock runs, too: it may have come there by itself.
        if (shown.now < now) throw new Error('the clock was not moved');
        if (shown.timers > 0) shown = await lookUntil(api, ({ timers }) => timers === 0);
      }
    },
  });
}

/** Lets the platform's clock run as it does, and waits. */
export async function runningTime(api: Api): Promise<Time> {
  let shown = await look(api);
  return {
    now: () => shown.now,
    async settled() {
      shown = await lookUntil(api, ({ due }) => due === 0);
    },
    async to(at) {
      for (shown = await look(api); shown.now < at; shown = await look(api)) {
        await sleep(Math.min(1000, Math.max(2, (at - shown.now) / shown.speed)));
      }
    },
  };
}

async function lookUntil(api: Api, done: (shown: Shown) => boolean): Promise<Shown> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const shown = await look(api);
    if (done(shown)) return shown;
    if (Date.now() > end) throw new Error(`${shown.due} jobs that are due do not get done`);
    await sleep(5);
  }
}

async function look(api: Api): Promise<Shown> {
  return read(await api.must(nobody, routes.clock, {}));
}

function read({ now, next, ...jobs }: Static<(typeof routes.clock)['answer']>): Shown {
  return {
    ...jobs,
    now: instantFromIso(now) ?? Number.NaN,
    next: next === null ? null : (instantFromIso(next) ?? null),
  };
}
