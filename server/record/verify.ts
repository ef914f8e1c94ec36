import type pg from 'pg';
import { type Day, dayOf } from '#domain/deadline/instant.ts';
import { judgeChain } from './chain.ts';
import { type FindingList, findingList } from './findings.ts';
import { type History, pagesOf, readHistory, readPage } from './history.ts';
import type { RootKeeper } from './root-keeper.ts';
import { inSnapshot } from './snapshot.ts';
import { type RootsAgainst, verifyRoots } from './verify-roots.ts';

export interface Verification {
  appeals: number;
  entries: number;
  /** Private parts that were erased. */
  erased: number;
  /** Days held against a signed root. */
  days: number;
  /** Stopped before the end. */
  stopped: boolean;
  readonly findings: FindingList;
}

export interface VerifyOptions {
  readonly stop?: AbortSignal;
  /** Told now and then. */
  readonly progress?: (sofar: Verification) => void;
}

const PAGE = 250;

/** Verifies every history of some platforms, and then their days against the signed roots. Memory: one page. */
export async function verifyAll(
  against: RootsAgainst,
  platforms: readonly string[],
  options: VerifyOptions = {},
): Promise<Verification> {
  const so: Verification = blank();
  for (const platform of platforms) {
    const pages = pagesOf(against.pool, (client, after) => readPage(client, platform, after, PAGE));
    for await (const { histories } of pages) {
      for (const history of histories) judgeInto(so, history);
      options.progress?.(so);
      so.stopped = options.stop?.aborted === true;
      if (so.stopped) return so;
    }
    so.days += await verifyRoots(against, platform, so.findings);
    options.progress?.(so);
  }
  return so;
}

/**
 * Verifies one history of one of the platforms, and the roots of the days on which it has entries. Null when there is none of this number.
 * That an entry and all behind it were taken out shows only when the whole platform is verified.
 */
export async function verifyOne(
  against: RootsAgainst,
  platforms: readonly string[],
  number: string,
): Promise<Verification | null> {
  for (const platform of platforms) {
    const history = await inSnapshot(against.pool, (client) => readHistory(client, platform, number));
    if (!history) continue;
    const so = blank();
    judgeInto(so, history);
    const days = new Set<Day>(history.entries.map(({ at }) => dayOf(Date.parse(`${at}Z`))));
    so.days = await verifyRoots(against, platform, so.findings, days);
    return so;
  }
  return null;
}

// The platforms of a large table without reading it: from one to the next by the index.
const steps = (table: string) => `
  (with recursive step as (
    (select platform from ${table} order by platform limit 1)
    union all
    select (select t.platform from ${table} t where t.platform > step.platform order by t.platform limit 1)
    from step where step.platform is not null
  ) select platform from step where platform is not null)`;
const everywhere = `select id from platform union ${['appeal', 'entry', 'day_root'].map(steps).join(' union ')}`;

/** Every platform of which anything is on record, whether the city knows it or not; also at the second place. */
export async function platformsOfRecord(pool: pg.Pool, keeper?: RootKeeper): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(everywhere);
  return [...new Set([...rows.map((row) => row.id), ...((await keeper?.platforms()) ?? [])])].sort();
}

function judgeInto(so: Verification, history: History): void {
  const { findings, erased } = judgeChain(history);
  for (const finding of findings) so.findings.add(finding);
  so.appeals++;
  so.entries += history.entries.length;
  so.erased += erased;
}

function blank(): Verification {
  return { appeals: 0, entries: 0, erased: 0, days: 0, stopped: false, findings: findingList() };
}
