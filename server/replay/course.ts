import type { AppealKind, AppealNature } from '#domain/appeal/terms.ts';

/** What is drawn beforehand for one message: what its sender and those who handle it will do, as far as they may. */
export interface Course {
  readonly kind: AppealKind;
  readonly nature: AppealNature;
  readonly end: 'answered' | 'declined' | 'withdrawn';
  readonly solvedAt: 'community' | 'street' | 'department';
  /** The unit that gets it first does not take it up, and it climbs by itself. */
  readonly ignored: boolean;
  /** Who lets the due instant pass: the leader who reviews the reply, or the department that drafts it. */
  readonly late: 'leader' | 'department' | null;
  /** `after_silence`: rated after it was closed unrated. */
  readonly rating: 'good' | 'bad_once' | 'bad_twice' | 'silent' | 'after_silence';
  /** Who sends the first draft back. */
  readonly sentBack: 'unit' | 'platform' | null;
  readonly photos: number;
  /** The place is chosen from the list of communities instead of pinned on a map. */
  readonly listed: boolean;
  /** The submission is sent twice, as by a phone that did not hear the first answer. */
  readonly resent: boolean;
  readonly urges: boolean;
  readonly adds: boolean;
  /** A grid member takes it up at the community, instead of the clerk. */
  readonly byGridMember: boolean;
  /** He mends it on the spot. */
  readonly onSpot: boolean;
  /** Several steps in one visit. */
  readonly brisk: boolean;
}
