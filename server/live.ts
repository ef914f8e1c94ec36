import pg from 'pg';
import type { Logger } from 'pino';
import { LIVE_CHANNEL, type Told } from '#server/desk/after.ts';
import { connectionOf, type Place } from '#server/store/pool.ts';

export type Listener = (told: Told) => void;

const AGAIN_MS = 1000;

/**
 * Hears what any process of the site has committed and passes it to the readers connected here. A lost connection is
 * opened again; what was missed meanwhile readers see when they fetch, so they are told to fetch.
 */
export function openLive(place: Place, log: Logger) {
  const listeners = new Set<{ on: Listener; missed: () => void }>();
  let client: pg.Client | null = null;
  let stopped = false;
  let waiting: NodeJS.Timeout | null = null;
  let first = true;

  async function listen(): Promise<void> {
    const next = new pg.Client({ ...connectionOf(place), application_name: 'qingsu live', keepAlive: true });
    next.on('error', () => again(next));
    next.on('end', () => again(next));
    next.on('notification', ({ payload }) => {
      for (const told of JSON.parse(payload ?? '[]') as Told[]) for (const { on } of listeners) on(told);
    });
    client = next;
    try {
      await next.connect();
      await next.query(`listen ${LIVE_CHANNEL}`);
      if (!first) for (const { missed } of listeners) missed();
      first = false;
    } catch (error) {
      log.warn(error, 'live updates wait for the database');
      again(next);
    }
  }

  function again(lost: pg.Client): void {
    if (stopped || client !== lost) return;
    client = null;
    lost.end().catch(() => {});
    waiting = setTimeout(() => void listen(), AGAIN_MS);
  }

  return {
    start: listen,
    /** @returns ends the subscription */
    subscribe(on: Listener, missed: () => void): () => void {
      const entry = { on, missed };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    async stop(): Promise<void> {
      stopped = true;
      if (waiting) clearTimeout(waiting);
      await client?.end().catch(() => {});
    },
  };
}
export type Live = ReturnType<typeof openLive>;
