import { BEGINNING, entryDigest, NOTHING_PRIVATE, privateDigest } from '#server/desk/digest.ts';
import type { Finding, FindingCode } from './findings.ts';
import type { History, StoredEntry } from './history.ts';

export interface ChainVerdict {
  readonly findings: Finding[];
  /** Private parts that were written and are no longer there, which is allowed. */
  readonly erased: number;
}

/** An entry with the digest its content gives. */
interface Judged {
  readonly entry: StoredEntry;
  readonly computed: Buffer;
  readonly sound: boolean;
}

/** Judges one history by itself: contents, private parts, order, gaps, links, and the row that stands for it. */
export function judgeChain(history: History): ChainVerdict {
  const { platform, number, row } = history;
  const findings: Finding[] = [];
  const add = (code: FindingCode, more: Partial<Finding> = {}) => findings.push({ code, platform, number, ...more });
  const missing = (from: number, to: number) =>
    add('entry_missing', { seq: from, ...(to > from ? { entries: to - from + 1 } : {}) });

  if (!row) add('appeal_missing', { entries: history.entries.length });
  const judged = history.entries.map((entry) => judge(platform, entry));
  const swapped = swappedIn(platform, judged);
  let erased = 0;
  let before: Judged | null = null;
  let expected = 1;
  // Behind an entry that is out of place a link says nothing about the entry that bears it.
  let displaced = false;
  for (const one of judged) {
    const { seq } = one.entry;
    if (seq > expected) missing(expected, seq - 1);
    const continues = displaced || seq > expected || follows(one.entry, before);
    const code = faultOf(history, one, continues, swapped);
    if (code) add(code, { seq, ...(code === 'order_swapped' ? { detail: `written as #${swapped.get(seq)}` } : {}) });
    const secret = judgePrivate(one.entry);
    if (secret === 'erased') erased++;
    else if (secret) add(secret, { seq });
    displaced = code === 'order_swapped' || code === 'entry_foreign';
    before = one;
    expected = seq + 1;
  }
  if (row && expected <= row.version) missing(expected, row.version);
  if (row && before && expected === row.version + 1 && !displaced && !ends(before, row.head)) add('head_wrong');
  return { findings, erased };
}

function faultOf(
  history: History,
  { entry, sound }: Judged,
  continues: boolean,
  swapped: ReadonlyMap<number, number>,
): FindingCode | null {
  const { seq } = entry;
  if (swapped.has(seq)) return 'order_swapped';
  if (history.row && seq > history.row.version) return 'entry_foreign';
  if (!sound) return continues ? 'entry_changed' : 'entry_foreign';
  if (seq === 1 && !begins(history, entry)) return 'entry_foreign';
  return continues ? null : 'link_broken';
}

function judge(platform: string, entry: StoredEntry): Judged {
  const computed = digestAt(platform, entry, entry.seq);
  return { entry, computed, sound: computed.equals(entry.digest) };
}

/** The digest the entry would have with this seq. */
function digestAt(platform: string, entry: StoredEntry, seq: number): Buffer {
  // What was written has milliseconds; finer digits were put there later and must not go unseen.
  const at = entry.at.endsWith('000') ? `${entry.at.slice(0, -3)}Z` : entry.at;
  return entryDigest({ ...entry, platform, seq, at });
}

/** Entries that were written under each other's seq, by the seq they have now: an attempt with every seq that fails. */
function swappedIn(platform: string, judged: readonly Judged[]): Map<number, number> {
  const found = new Map<number, number>();
  const unsound = judged.filter((one) => !one.sound).slice(0, 100);
  for (const { entry } of unsound)
    for (const { entry: other } of unsound)
      if (other !== entry && digestAt(platform, entry, other.seq).equals(entry.digest)) found.set(entry.seq, other.seq);
  return found;
}

/** A digest that was altered itself does not break the link of the entry behind it. */
function follows(entry: StoredEntry, before: Judged | null): boolean {
  if (!before) return entry.previous.equals(BEGINNING);
  return ends(before, entry.previous);
}

function ends({ entry, computed }: Judged, head: Buffer): boolean {
  return head.equals(entry.digest) || head.equals(computed);
}

/** Whether a first entry begins this very history. */
function begins({ platform, number }: History, entry: StoredEntry): boolean {
  const body = JSON.parse(entry.body) as { type?: unknown; platform?: unknown; number?: unknown };
  return body.type === 'submitted' && body.platform === platform && body.number === number;
}

function judgePrivate({ privateDigest: kept, salt, secret }: StoredEntry): FindingCode | 'erased' | null {
  const written = !kept.equals(NOTHING_PRIVATE);
  if (salt === null || secret === null) return written ? 'erased' : null;
  if (!written) return 'private_foreign';
  return privateDigest(salt, secret).equals(kept) ? null : 'private_changed';
}
