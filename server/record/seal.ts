import type { KeyObject } from 'node:crypto';
import type pg from 'pg';
import { type Day, dayFromIso, dayOf, endOfDay, isoDay } from '#domain/deadline/instant.ts';
import type { Clock } from '#server/clock.ts';
import { closeDays } from './close-days.ts';
import { entriesOfDay, leafLine } from './day-entries.ts';
import { keptRoots, storedRoots, storeRoots } from './day-roots.ts';
import { type DayRoot, isSigned, merkleTree, NO_DAY_BEFORE, type SignedRoot, signedLine, signRoot } from './root.ts';
import type { RootKeeper } from './root-keeper.ts';
import { inSnapshot } from './snapshot.ts';

/** Where roots are kept besides the database, and the key that signs them. */
export interface Sealing {
  readonly keeper: RootKeeper;
  /** Ed25519 private key; lives outside the database. */
  readonly key: KeyObject;
}

/**
 * `writers_busy`: a write into the day has not ended yet; try again. `root_unsound`: the day has a root whose signature
 * is wrong. `root_does_not_fit`: the next day's root names another one for this day. The last two are for `verify`.
 */
export interface SealTrouble {
  readonly platform: string;
  readonly day: string;
  readonly code: 'writers_busy' | 'root_unsound' | 'root_does_not_fit';
}

export interface SealReport {
  sealed: number;
  /** Signed roots that stood at one place only and were copied to the other. */
  copied: number;
  readonly trouble: SealTrouble[];
}

type Tools = Sealing & { readonly pool: pg.Pool; readonly clock: Clock };

// Any number nobody else locks on: two processes sealing at once do it one after the other.
const LOCK = 7_714_003;
/** Days that are written together. */
const BATCH = 31;

/**
 * Seals every day that has ended by the clock and is not sealed, from a platform's first entry on, empty days too. A day
 * sealed at one of the two places only is copied to the other. Running it again changes nothing.
 */
export async function sealEndedDays(tools: Tools): Promise<SealReport> {
  const report: SealReport = { sealed: 0, copied: 0, trouble: [] };
  const client = await tools.pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const { rows } = await client.query<{ id: string }>('select id from platform order by position');
    for (const { id } of rows) await sealPlatform(tools, id, report);
    return report;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {});
    client.release();
  }
}

/** The roots there are of a day, before anything is made. */
interface Known {
  readonly stored: SignedRoot | undefined;
  readonly kept: SignedRoot | undefined;
}

async function sealPlatform(tools: Tools, platform: string, report: SealReport): Promise<void> {
  const { pool, clock, keeper } = tools;
  const last = dayOf(clock.now()) - 1;
  const stored = byDay(await storedRoots(pool, platform));
  const kept = byDay((await keptRoots(keeper, platform)).roots);
  const known = (day: Day): Known => ({ stored: stored.get(day), kept: kept.get(day) });
  const days = [...stored.keys(), ...kept.keys()];
  let first = days.length > 0 ? Math.min(...days) : await firstDay(pool, platform);
  while (first !== null && first <= last && stored.has(first) && kept.has(first)) first++;
  if (first === null || first > last) return;
  if (!(await closeDays(pool, platform, endOfDay(last)))) {
    report.trouble.push({ platform, day: isoDay(last), code: 'writers_busy' });
    return;
  }
  const before = known(first - 1);
  let previous: Buffer | null = (before.kept ?? before.stored)?.root ?? NO_DAY_BEFORE;
  for (let from = first; from <= last && previous; from += BATCH) {
    const until = Math.min(last, from + BATCH - 1);
    previous = await sealBatch(tools, { platform, from, until, previous, known }, report);
  }
}

interface Batch {
  readonly platform: string;
  readonly from: Day;
  readonly until: Day;
  /** Root of the day before `from`. */
  readonly previous: Buffer;
  readonly known: (day: Day) => Known;
}

/** The root of the batch's last day; null when a day could not be sealed and none after it may be. */
async function sealBatch(tools: Tools, batch: Batch, report: SealReport): Promise<Buffer | null> {
  const { platform, from, until, known } = batch;
  const toKeep: SignedRoot[] = [];
  const toStore: SignedRoot[] = [];
  let previous: Buffer | null = batch.previous;
  await inSnapshot(tools.pool, async (client) => {
    for (let day = from; day <= until && previous; day++) {
      const of: OfDay = { platform, day, previous };
      const { stored, kept } = known(day);
      if (stored && kept) {
        previous = kept.root;
        continue;
      }
      const there = kept ?? stored;
      const sealed = there
        ? await copied(client, tools, of, there, kept === undefined)
        : await made(client, tools, of, known(day + 1));
      if (sealed.code) report.trouble.push({ platform, day: isoDay(day), code: sealed.code });
      else {
        if (!kept) toKeep.push(sealed.root);
        if (!stored) toStore.push(sealed.root);
        report[there ? 'copied' : 'sealed']++;
      }
      previous = there?.root ?? sealed.root?.root ?? null;
    }
  });
  // The second place first: what stands there and not in the database is copied by the next run.
  await tools.keeper.append(platform, toKeep.map(signedLine));
  await storeRoots(tools.pool, toStore, tools.clock.now());
  return previous;
}

type OfDay = { readonly platform: string; readonly day: Day; readonly previous: Buffer };
type Sealed =
  | { readonly root: SignedRoot; readonly code?: undefined }
  | { readonly root?: undefined; readonly code: SealTrouble['code'] };

/** A root that is missing at one place. What it was made from is kept again if the entries still give it. */
async function copied(
  client: pg.PoolClient,
  { keeper, key }: Tools,
  of: OfDay,
  there: SignedRoot,
  withLeaves: boolean,
): Promise<Sealed> {
  if (!isSigned(there, key)) return { code: 'root_unsound' };
  if (withLeaves) await makeRoot(client, keeper, of, (root) => root.equals(there.root));
  return { root: there };
}

async function made(client: pg.PoolClient, { keeper, key }: Tools, of: OfDay, next: Known): Promise<Sealed> {
  const named = (next.kept ?? next.stored)?.previous;
  const fits = (root: Buffer) => named === undefined || named.equals(root);
  const root = await makeRoot(client, keeper, of, fits);
  return fits(root.root) ? { root: signRoot(root, key) } : { code: 'root_does_not_fit' };
}

/** Makes a day's root from its entries; what it was made from goes to the second place if the root is the wanted one. */
async function makeRoot(
  client: pg.PoolClient,
  keeper: RootKeeper,
  { platform, day, previous }: OfDay,
  wanted: (root: Buffer) => boolean,
): Promise<DayRoot> {
  const tree = merkleTree();
  async function* lines() {
    for await (const leaf of entriesOfDay(client, platform, day)) {
      tree.add(leaf.digest);
      yield leafLine(leaf);
    }
  }
  await keeper.keepLeaves(platform, isoDay(day), lines(), () => tree.count() > 0 && wanted(tree.root()));
  return { platform, day: isoDay(day), entries: tree.count(), root: tree.root(), previous };
}

async function firstDay(pool: pg.Pool, platform: string): Promise<Day | null> {
  const { rows } = await pool.query<{ at: Date | null }>('select min(at) as at from entry where platform = $1', [
    platform,
  ]);
  return rows[0]?.at ? dayOf(rows[0].at.getTime()) : null;
}

/** Of two roots of one day the first counts. */
function byDay(roots: readonly SignedRoot[]): Map<Day, SignedRoot> {
  const days = new Map<Day, SignedRoot>();
  for (const root of roots) {
    const day = dayFromIso(root.day);
    if (day !== undefined && !days.has(day)) days.set(day, root);
  }
  return days;
}
