import type { Appeal } from '#domain/appeal/state.ts';
import type { TimerChange } from '#domain/appeal/timers.ts';
import type { Notice } from '#domain/notice/notice.ts';

export interface EntryRow {
  readonly seq: number;
  readonly type: string;
  readonly body: string;
  readonly privateDigest: Buffer;
  readonly previous: Buffer;
  readonly digest: Buffer;
  readonly step: number;
}

export interface PrivateRow {
  readonly seq: number;
  readonly salt: Buffer;
  readonly body: string;
}

export interface NoticeRow extends Notice {
  readonly seq: number;
  readonly n: number;
}

/** The words of a submission for lists and search. */
export interface MatterRow {
  readonly subject: string;
  readonly excerpt: string;
  readonly address: string;
  readonly words: readonly string[];
}

/** All that one command writes, in one statement: there is no moment at which the appeal exists and its jobs do not. */
export interface Change {
  readonly before: Appeal | null;
  readonly after: Appeal;
  readonly at: number;
  readonly actorKind: string;
  readonly actor: string;
  readonly unit: string;
  readonly command: string;
  readonly head: Buffer;
  readonly entries: readonly EntryRow[];
  readonly privates: readonly PrivateRow[];
  readonly notices: readonly NoticeRow[];
  readonly timers: TimerChange;
  /** Files that now belong to the appeal. */
  readonly photos: readonly string[];
  readonly holders: readonly string[];
}
