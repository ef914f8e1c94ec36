import { isDeepStrictEqual } from 'node:util';
import type { Appeal } from '#domain/appeal/state.ts';
import { type Timer, timersOf } from '#domain/appeal/timers.ts';
import { stateColumns, valuesOf } from '#server/store/appeal-columns.ts';
import type { MatterRow } from '#server/store/change.ts';
import { timerKey } from '#server/store/job-rows.ts';
import type { DatedNotice, Derived } from './derive.ts';
import type { Stored, StoredNotice, StoredRow, StoredTimer } from './stored.ts';

/** Where a derived table says something else than the entries do. */
export interface Difference {
  readonly part: 'row' | 'holding' | 'matter' | 'notice' | 'timer' | 'history';
  /** `unsound`: the history itself does not verify, so nothing is derived from it; see `history verify`. */
  readonly code: 'missing' | 'extra' | 'differs' | 'unsound';
  /** Column, unit, notice as `seq.n`, or key of the timer. */
  readonly name: string;
}

export interface Now {
  readonly now: number;
  readonly machineInstantOf: (at: number) => number;
  /** Whether a timer that is due still has something to do; one that has done it is gone. */
  readonly outstanding: (appeal: Appeal, timer: Timer) => boolean;
  /** A demonstration's clock is not always known beside it: the machine's instants of timers are then left alone. */
  readonly exact: boolean;
}

/** Everything in which the derived tables differ from what an appeal's entries give. */
export function differencesOf(derived: Derived, stored: Stored, now: Now): Difference[] {
  const open = derived.appeal.status !== 'closed' && derived.appeal.status !== 'declined';
  return [
    ...inRow(derived, stored.row),
    ...inHolders(derived.holders, stored.holders),
    ...(derived.words ? inMatter(derived.words.matter, stored.matter) : []),
    ...(open ? inNotices(derived.notices, stored.notices) : []),
    ...inTimers(derived.appeal, stored.timers, now),
  ];
}

function inRow({ appeal, head, words }: Derived, row: StoredRow | null): Difference[] {
  if (!row) return [{ part: 'row', code: 'missing', name: 'appeal' }];
  const values = valuesOf(appeal);
  const wrong: string[] = stateColumns.filter((column, i) => {
    const value = column === 'state' ? JSON.parse(String(values[i])) : values[i];
    return !isDeepStrictEqual(plain(row[column]), value);
  });
  if (!row.head.equals(head)) wrong.push('head');
  if (words && !row.key.equals(words.key)) wrong.push('matter');
  return wrong.map((name) => ({ part: 'row', code: 'differs', name }));
}

function plain(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

function inHolders(derived: ReadonlySet<string>, stored: ReadonlySet<string>): Difference[] {
  return [
    ...[...derived.difference(stored)].map((name) => ({ part: 'holding', code: 'missing', name }) as const),
    ...[...stored.difference(derived)].map((name) => ({ part: 'holding', code: 'extra', name }) as const),
  ];
}

function inMatter(derived: MatterRow, stored: MatterRow | null): Difference[] {
  if (!stored) return [{ part: 'matter', code: 'missing', name: 'matter' }];
  const { subject, excerpt, address, words } = stored;
  return isDeepStrictEqual(wellFormed(derived), { subject, excerpt, address, words })
    ? []
    : [{ part: 'matter', code: 'differs', name: 'matter' }];
}

/** As the database keeps text: half of a character becomes a replacement character. */
function wellFormed({ subject, excerpt, address, words }: MatterRow): MatterRow {
  return {
    subject: subject.toWellFormed(),
    excerpt: excerpt.toWellFormed(),
    address: address.toWellFormed(),
    words: words.map((word) => word.toWellFormed()),
  };
}

function inNotices(derived: readonly DatedNotice[], stored: readonly StoredNotice[]): Difference[] {
  const there = new Map(stored.map((notice) => [`${notice.seq}.${notice.n}`, notice]));
  const found: Difference[] = [];
  for (const notice of derived) {
    const name = `${notice.seq}.${notice.n}`;
    const kept = there.get(name);
    there.delete(name);
    if (!kept) found.push({ part: 'notice', code: 'missing', name });
    else if (!sameNotice(notice, kept)) found.push({ part: 'notice', code: 'differs', name });
  }
  for (const name of there.keys()) found.push({ part: 'notice', code: 'extra', name });
  return found;
}

/** The desk a notice goes to as the table has it; null for the appellant. */
export function deskOf({ to }: DatedNotice): string | null {
  return to.kind === 'desk' ? `${to.unit}:${to.desk}` : null;
}

function sameNotice(notice: DatedNotice, kept: StoredNotice): boolean {
  return (
    notice.occasion === kept.occasion &&
    deskOf(notice) === kept.desk &&
    notice.at === kept.at.getTime() &&
    isDeepStrictEqual(JSON.parse(JSON.stringify(notice.about)), kept.about)
  );
}

const TOLERANCE_MS = 2000;

function inTimers(appeal: Appeal, stored: readonly StoredTimer[], now: Now): Difference[] {
  const there = new Map(stored.map((timer) => [timer.key, timer]));
  const found: Difference[] = [];
  for (const timer of timersOf(appeal)) {
    const name = timerKey(appeal, timer);
    const kept = there.get(name);
    there.delete(name);
    if (!kept) {
      const done = timer.at <= now.now && !now.outstanding(appeal, timer);
      // One that came early by the machine's clock waits a moment longer under no key.
      const waits = stored.some(({ key, payload }) => key === null && samePayload(appeal, timer, payload));
      if (!done && !waits) found.push({ part: 'timer', code: 'missing', name });
    } else if (!kept.running && !sameTimer(appeal, timer, kept, now)) {
      found.push({ part: 'timer', code: 'differs', name });
    }
  }
  for (const [name, { running }] of there)
    if (name !== null && !running) found.push({ part: 'timer', code: 'extra', name });
  return found;
}

function samePayload({ platform, number }: Appeal, { at, command }: Timer, payload: StoredTimer['payload']): boolean {
  return isDeepStrictEqual(payload, { platform, number, at, command });
}

function sameTimer(appeal: Appeal, timer: Timer, { payload, runAt, attempts }: StoredTimer, now: Now): boolean {
  if (!samePayload(appeal, timer, payload)) return false;
  // One that is due may have been tried, and waits to be tried again.
  if (!now.exact || timer.at <= now.now || attempts > 0) return true;
  return Math.abs(runAt.getTime() - now.machineInstantOf(timer.at)) <= TOLERANCE_MS;
}
