import type { KeyObject } from 'node:crypto';
import type pg from 'pg';
import { type Day, dayFromIso, isoDay, startOfDay } from '#domain/deadline/instant.ts';
import { compareDay } from './compare-day.ts';
import { keptRoots, storedRoots } from './day-roots.ts';
import type { Finding, FindingCode, FindingList } from './findings.ts';
import { isSigned, NO_DAY_BEFORE, rootLine, type SignedRoot, sameRoot } from './root.ts';
import type { RootKeeper } from './root-keeper.ts';

export interface RootsAgainst {
  readonly pool: pg.Pool;
  readonly keeper: RootKeeper;
  /** The public key, or the private one that has it. */
  readonly key: KeyObject;
}

/** The two copies of a day's root. */
interface Copies {
  readonly stored: SignedRoot | undefined;
  readonly kept: SignedRoot | undefined;
}

/**
 * Holds a platform's entries against its signed roots, and the two copies of the roots against each other.
 *
 * @param only these days alone; without it every day from the first root to the last, and what lies before them
 * @returns how many days were held against a root
 */
export async function verifyRoots(
  against: RootsAgainst,
  platform: string,
  findings: FindingList,
  only?: ReadonlySet<Day>,
): Promise<number> {
  const add = (code: FindingCode, more: Partial<Finding> = {}) => findings.add({ code, platform, ...more });
  const { roots: kept, unreadable } = await keptRoots(against.keeper, platform);
  for (const line of unreadable) add('root_altered', { place: 'second_place', detail: `line ${line} cannot be read` });
  const days = copiesByDay(await storedRoots(against.pool, platform), kept, (day) =>
    add('roots_disagree', { day, place: 'second_place', detail: 'two roots for one day' }),
  );
  if (days.size === 0) return 0;
  const known = [...days.keys()];
  const first = Math.min(...known);
  const last = Math.max(...known);
  if (!only) await nothingBefore(against.pool, platform, first, findings);
  let compared = 0;
  // Undefined where the day before has no root to go by.
  let previous: Buffer | undefined = NO_DAY_BEFORE;
  for (let day = first; day <= last; day++) {
    if (only && !only.has(day)) continue;
    const name = isoDay(day);
    const copies = days.get(day);
    if (!copies) {
      add('day_not_sealed', { day: name });
      previous = undefined;
      continue;
    }
    const root = judgeCopies(copies, against.key, (code, place) =>
      add(code, { day: name, ...(place ? { place } : {}) }),
    );
    if (root && previous && !only && !root.previous.equals(previous)) add('root_chain_broken', { day: name });
    previous = root?.root;
    if (!root) continue;
    compared++;
    for (const finding of await compareDay(against.pool, against.keeper, root, day)) findings.add(finding);
  }
  return compared;
}

function copiesByDay(
  stored: readonly SignedRoot[],
  kept: readonly SignedRoot[],
  onTwo: (day: string) => void,
): Map<Day, Copies> {
  const days = new Map<Day, Copies>();
  for (const root of stored) days.set(dayOfRoot(root), { stored: root, kept: undefined });
  for (const root of kept) {
    const day = dayOfRoot(root);
    const copies = days.get(day);
    if (copies?.kept) {
      if (!sameRoot(copies.kept, root)) onTwo(root.day);
    } else days.set(day, { stored: copies?.stored, kept: root });
  }
  return days;
}

function dayOfRoot(root: SignedRoot): Day {
  const day = dayFromIso(root.day);
  if (day === undefined) throw new Error(`a root of ${root.day}, which is no day`);
  return day;
}

/** The copy to go by: the one at the second place if its signature holds, otherwise the database's. */
function judgeCopies(
  { stored, kept }: Copies,
  key: KeyObject,
  add: (code: FindingCode, place?: 'database' | 'second_place') => void,
): SignedRoot | null {
  const storedHolds = stored !== undefined && isSigned(stored, key);
  const keptHolds = kept !== undefined && isSigned(kept, key);
  if (!stored) add('root_deleted');
  if (!kept) add('root_not_kept');
  if (storedHolds && keptHolds && !sameRoot(stored, kept)) add('roots_disagree');
  if (stored && !storedHolds) add(alteredOrUnsigned(stored, keptHolds ? kept : undefined), 'database');
  if (kept && !keptHolds) add(alteredOrUnsigned(kept, storedHolds ? stored : undefined), 'second_place');
  return keptHolds ? kept : storedHolds ? stored : null;
}

/** What is wrong with a copy that does not verify is known only beside one that does. */
function alteredOrUnsigned(copy: SignedRoot, sound: SignedRoot | undefined): FindingCode {
  return sound && rootLine(sound) !== rootLine(copy) ? 'root_altered' : 'signature_wrong';
}

/** The first root says that nothing was before it. */
async function nothingBefore(pool: pg.Pool, platform: string, first: Day, findings: FindingList): Promise<void> {
  const { rows } = await pool.query<{ number: string; seq: number; entries: number }>(
    `select number, min(seq) as seq, count(*)::int as entries from entry where platform = $1 and at < $2
     group by number order by number limit 1000`,
    [platform, new Date(startOfDay(first))],
  );
  for (const { number, seq, entries } of rows)
    findings.add({ code: 'entry_inserted', platform, number, seq, ...(entries > 1 ? { entries } : {}) });
}
