import { seenBy } from '#domain/access/sees.ts';
import { noticesOf } from '#domain/appeal/consequences.ts';
import type { PublicEvent, SubmissionWords } from '#domain/appeal/events.ts';
import { evolve } from '#domain/appeal/evolve.ts';
import type { Appeal } from '#domain/appeal/state.ts';
import type { Organisation } from '#domain/organisation/organisation.ts';
import { matterKey, matterOf } from '#server/desk/matter.ts';
import type { Seal } from '#server/desk/seal.ts';
import type { MatterRow, NoticeRow } from '#server/store/change.ts';
import type { History, StoredEntry } from './history.ts';

export interface DatedNotice extends NoticeRow {
  readonly at: number;
}

/** Everything about one appeal that follows from its entries. */
export interface Derived {
  readonly appeal: Appeal;
  /** Digest of the last entry. */
  readonly head: Buffer;
  /** Null when the words were erased: what was made from them stays as it is. */
  readonly words: { readonly key: Buffer; readonly matter: MatterRow } | null;
  readonly holders: ReadonlySet<string>;
  readonly notices: readonly DatedNotice[];
}

/**
 * Replays a history as the door wrote it, command by command: notices and the units that see the appeal follow from the
 * state after a whole command. Null when the entries cannot be replayed, which a verified history excludes.
 */
export function derive({ entries }: History, organisation: Organisation, seal: Seal): Derived | null {
  let appeal: Appeal | null = null;
  const holders = new Set<string>();
  const notices: DatedNotice[] = [];
  for (const command of byCommand(entries)) {
    const events = command.map((entry) => ({ seq: entry.seq, at: instantOf(entry), event: eventOf(entry) }));
    for (const { event, at } of events) {
      const next = after(appeal, event, at);
      if (!next) return null;
      appeal = next;
    }
    if (!appeal) return null;
    const now: Appeal = appeal;
    for (const unit of seenBy(now, organisation)) holders.add(unit);
    for (const { event, at, seq } of events)
      notices.push(...noticesOf(event, now).map((notice, n) => ({ seq, n, at, ...notice })));
  }
  const last = entries.at(-1);
  if (!appeal || !last) return null;
  return { appeal, head: last.digest, words: wordsOf(entries[0], appeal, seal), holders, notices };
}

function after(appeal: Appeal | null, event: PublicEvent, at: number): Appeal | null {
  try {
    return evolve(appeal, event, at);
  } catch {
    return null;
  }
}

function byCommand(entries: readonly StoredEntry[]): StoredEntry[][] {
  const commands: StoredEntry[][] = [];
  for (const entry of entries) {
    const last = commands.at(-1);
    if (last?.[0]?.command === entry.command) last.push(entry);
    else commands.push([entry]);
  }
  return commands;
}

function wordsOf(first: StoredEntry | undefined, appeal: Appeal, seal: Seal): Derived['words'] {
  if (!first?.secret) return null;
  const words = JSON.parse(first.secret) as SubmissionWords;
  return { key: matterKey(seal, appeal.appellant.id, words), matter: matterOf(words) };
}

function eventOf({ body }: StoredEntry): PublicEvent {
  return JSON.parse(body) as PublicEvent;
}

function instantOf({ at }: StoredEntry): number {
  return Date.parse(`${at}Z`);
}
