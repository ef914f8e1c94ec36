import type pg from 'pg';
import { decide } from '#domain/appeal/decide.ts';
import type { Appeal } from '#domain/appeal/state.ts';
import { type Timer, timerNames, timersOf } from '#domain/appeal/timers.ts';
import { factsFor } from '#server/desk/facts.ts';
import type { Desk } from '#server/desk/parts.ts';
import { timerKey } from '#server/store/job-rows.ts';
import { judgeChain } from './chain.ts';
import { type Derived, derive } from './derive.ts';
import { type Difference, differencesOf, type Now } from './differences.ts';
import { type History, readHistory, readPage } from './history.ts';
import { cancelTimers, mend } from './mend.ts';
import { inSnapshot, inTransaction, snapshotOn } from './snapshot.ts';
import { gatherHolders, readStored, type Stored } from './stored.ts';
import { strayTimers } from './stray-timers.ts';
import { platformsOfRecord } from './verify.ts';

export type Rebuilder = Pick<Desk, 'pool' | 'clock' | 'city' | 'seal' | 'tasks'> & { readonly exactClock: boolean };

/** What differs of one appeal, and whether it was mended. */
export interface Rebuilt {
  readonly platform: string;
  readonly number: string;
  readonly differences: readonly Difference[];
  readonly mended: boolean;
}

export interface RebuildOptions {
  readonly check: boolean;
  readonly stop?: AbortSignal;
  readonly report: (rebuilt: Rebuilt) => void;
  readonly progress?: (appeals: number) => void;
}

const PAGE = 200;
const ATTEMPTS = 5;

/**
 * Derives every derived table again from the entries and reports where they differ; mends unless it is only to check.
 * Pages are compared in bulk; what differs there is looked at again alone, so that a change made meanwhile is none.
 *
 * @returns how many appeals were looked at
 */
export async function rebuildAll(by: Rebuilder, options: RebuildOptions): Promise<number> {
  let appeals = 0;
  const reported = new Set<string>();
  const told: RebuildOptions = {
    ...options,
    report: (rebuilt) => {
      reported.add(`${rebuilt.platform} ${rebuilt.number}`);
      options.report(rebuilt);
    },
  };
  for (const platform of await platformsOfRecord(by.pool)) {
    const client = await by.pool.connect();
    try {
      await gatherHolders(client, platform);
      for (let after: string | null = ''; after !== null && !options.stop?.aborted; ) {
        const from: string = after;
        const page = await snapshotOn(client, () => suspects(client, by, platform, from));
        for (const number of page.suspects) await settle(by, { platform, number, ...page.extra(number) }, told);
        appeals += page.count;
        after = page.next;
        options.progress?.(appeals);
      }
    } finally {
      client.release();
    }
  }
  if (options.stop?.aborted) return appeals;
  // While nothing is mended a wrong row makes its timers look astray.
  for await (const { platform, number, key } of strayTimers(by.pool))
    if (!options.check || !reported.has(`${platform} ${number}`))
      await settle(by, { platform, number, keys: [key], units: [] }, told);
  return appeals;
}

/** Numbers of a page where something differs at first sight. */
async function suspects(client: pg.PoolClient, by: Rebuilder, platform: string, after: string) {
  const page = await readPage(client, platform, after, PAGE);
  const derived = new Map(page.histories.map((history) => [history.number, soundly(by, history)]));
  const keys = [...derived.values()].flatMap((one) => (one ? keysOf(one.appeal) : []));
  const stored = await readStored(client, { platform, numbers: [...derived.keys()], keys, units: null });
  const now = nowOf(by);
  const found = [...derived].filter(([number, one]) => !one || differencesOf(one, stored.get(number)!, now).length > 0);
  return {
    suspects: found.map(([number]) => number),
    extra: (number: string) => ({ keys: [], units: [...stored.get(number)!.holders] }),
    count: page.histories.length,
    next: page.more ? page.last : null,
  };
}

interface Suspect {
  readonly platform: string;
  readonly number: string;
  /** Keys of timers and units that were seen with it, besides those that follow from it. */
  readonly keys: readonly string[];
  readonly units: readonly string[];
}

/** Looks at one appeal alone and mends it; again when somebody changed it meanwhile. */
async function settle(by: Rebuilder, suspect: Suspect, { check, report }: RebuildOptions): Promise<void> {
  const { platform, number } = suspect;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { derived, stored, history } = await inSnapshot(by.pool, (client) => look(client, by, suspect));
    if (!history) {
      const differences = suspect.keys.map((name) => ({ part: 'timer', code: 'extra', name }) as const);
      if (!check) await cancelTimers(by.pool, suspect.keys);
      return report({ platform, number, differences, mended: !check });
    }
    if (!derived || !stored) {
      const differences = [{ part: 'history', code: 'unsound', name: 'history' }] as const;
      return report({ platform, number, differences, mended: false });
    }
    const differences = differencesOf(derived, stored, nowOf(by));
    if (differences.length === 0) return;
    const mended = !check && (await inTransaction(by.pool, (client) => mend(client, by, derived, stored, differences)));
    if (check || mended || attempt === ATTEMPTS) return report({ platform, number, differences, mended });
  }
}

async function look(
  client: pg.PoolClient,
  by: Rebuilder,
  { platform, number, keys, units }: Suspect,
): Promise<{ history: History | null; derived: Derived | null; stored: Stored | undefined }> {
  const history = await readHistory(client, platform, number);
  const derived = history && soundly(by, history);
  const wanted = {
    platform,
    numbers: [number],
    keys: [...keys, ...(derived ? possibleKeys(derived.appeal) : [])],
    units: [...units, ...(derived?.holders ?? [])],
  };
  return { history, derived, stored: (await readStored(client, wanted)).get(number) };
}

/** Nothing is derived from a history that does not verify by itself; its row is what is being judged here. */
function soundly(by: Rebuilder, history: History): Derived | null {
  const last = history.entries.at(-1);
  const alone = { ...history, row: last ? { version: last.seq, head: last.digest } : null };
  if (judgeChain(alone).findings.length > 0) return null;
  return derive(history, by.city.current().organisation, by.seal);
}

function keysOf(appeal: Appeal): string[] {
  return timersOf(appeal).map((timer) => timerKey(appeal, timer));
}

/** Keys of every timer the appeal may ever have had. */
function possibleKeys(appeal: Appeal): string[] {
  const most = Math.max('orders' in appeal ? appeal.orders.length : 0, 'round' in appeal ? appeal.round : 0) + 1;
  return timerNames.flatMap((name) =>
    Array.from({ length: most }, (_, i) => `${name}:${appeal.platform}:${appeal.number}:${i + 1}`),
  );
}

function nowOf({ clock, city, exactClock }: Rebuilder): Now {
  return {
    now: clock.now(),
    machineInstantOf: (at) => clock.machineInstantOf(at),
    outstanding: (appeal: Appeal, { command }: Timer) =>
      decide(appeal, command, { kind: 'system' }, factsFor({ clock, city }, appeal)).ok,
    exact: exactClock,
  };
}
