import type { Desk } from '#domain/access/desks.ts';
import type { Instant } from '#domain/deadline/instant.ts';
import type { Place } from '#domain/organisation/place.ts';
import type { UnitId } from '#domain/organisation/unit.ts';
import type { Appellant, Lateness, ReviewPost, RoundClock } from './state.ts';
import type {
  AppealKind,
  AppealNature,
  Channel,
  Complexity,
  Conclusion,
  DeclineGround,
  Level,
  NoteKind,
  Outcome,
  Resolution,
  Satisfaction,
} from './terms.ts';

/** A limit with its lights, as instants. */
export interface Term {
  readonly since: Instant;
  readonly until: Instant;
  readonly yellow: Instant;
  readonly red: Instant;
}

/** A new work order, with every limit it brings. */
export interface NewOrder {
  readonly unit: UnitId;
  readonly level: Level;
  readonly desk: Desk;
  readonly due: Instant;
  readonly climbs: boolean;
  readonly acknowledgeBy: Instant;
  readonly contactBy: Instant;
  /** The wait that begins with the order: the round's clock for a handling unit, the dispatch limit for a platform. */
  readonly term: Term;
}

/**
 * What happened, past tense. `private` holds what may be personal: it is stored apart from the public part,
 * covered by a salted digest, and never needed to derive the state.
 */
export type AppealEvent =
  | {
      readonly type: 'submitted';
      readonly platform: string;
      readonly number: string;
      readonly regulation: string;
      readonly kind: AppealKind;
      readonly nature: AppealNature;
      readonly complexity: Complexity;
      readonly channel: Channel;
      readonly appellant: Appellant;
      readonly place: Place;
      readonly photos: readonly string[];
      /** The platform to which the intake term runs, until somebody accepts. */
      readonly centre: UnitId;
      readonly intake: Term;
      readonly repeatOf: string | null;
      /** Ground that was advised before sending, if any; the appellant sent all the same. */
      readonly advised: DeclineGround | null;
      readonly private: SubmissionWords;
    }
  | {
      readonly type: 'accepted';
      readonly round: 1;
      readonly clock: RoundClock;
      readonly order: NewOrder;
      /** What the operator wrote to the unit; empty when nobody accepted because it was accepted at once. */
      readonly private: { readonly words: string };
    }
  | {
      readonly type: 'declined';
      readonly ground: DeclineGround;
      readonly objectBy: Instant;
      readonly private: { readonly explanation: string };
    }
  | { readonly type: 'acknowledged' }
  | {
      readonly type: 'contacted';
      readonly how: 'phone' | 'visit' | 'wechat';
      readonly private: { readonly words: string };
    }
  | {
      readonly type: 'noted';
      readonly kind: NoteKind;
      readonly photos: readonly string[];
      readonly private: { readonly words: string };
    }
  | {
      readonly type: 'escalated';
      readonly from: UnitId;
      /** Climbed by itself because the unit had held it for its share of the limit. */
      readonly automatic: boolean;
      readonly order: NewOrder;
      readonly private: { readonly reason: string };
    }
  | {
      readonly type: 'assigned_down';
      readonly from: UnitId;
      readonly order: NewOrder;
      readonly private: { readonly words: string };
    }
  | {
      readonly type: 'dispatched';
      readonly from: UnitId;
      readonly order: NewOrder;
      readonly private: { readonly words: string };
    }
  | {
      readonly type: 'reply_submitted';
      readonly unit: UnitId;
      readonly drafter: string;
      readonly conclusion: Conclusion;
      readonly onSpot: boolean;
      readonly photos: readonly string[];
      readonly steps: readonly ReviewPost[];
      readonly private: ReplyWords;
    }
  | {
      readonly type: 'unit_review_passed';
      readonly step: number;
      /** After the last step of the unit: the platform's desk that reviews next. Null while steps remain, or when none follows. */
      readonly platform: { readonly unit: UnitId; readonly term: Term } | null;
    }
  | { readonly type: 'platform_review_passed' }
  | {
      readonly type: 'reply_sent_back';
      readonly by: 'unit' | 'platform';
      readonly private: { readonly reason: string };
    }
  | { readonly type: 'replied'; readonly term: Term }
  | {
      readonly type: 'rated';
      readonly round: number;
      readonly contacted: boolean;
      readonly resolution: Resolution;
      readonly satisfaction: Satisfaction;
      readonly late: boolean;
      readonly photos: readonly string[];
      readonly private: { readonly words: string };
    }
  | {
      readonly type: 'second_round_opened';
      readonly round: number;
      readonly clock: RoundClock;
      readonly order: NewOrder;
    }
  | {
      readonly type: 'material_added';
      readonly photos: readonly string[];
      readonly private: { readonly words: string };
    }
  | { readonly type: 'urged'; readonly private: { readonly words: string } }
  | { readonly type: 'reminded'; readonly of: Lateness }
  | { readonly type: 'closed'; readonly outcome: Outcome; readonly private: { readonly reason: string } };

export type EventType = AppealEvent['type'];

export interface SubmissionWords {
  /** One line: what it is about. */
  readonly subject: string;
  readonly text: string;
  readonly address: string;
  readonly name: string;
  /** Sealed by the desk before it reaches the law; the law only carries it. */
  readonly phone: string;
  /** When it happened, ISO 8601, if the appellant said so; otherwise empty. */
  readonly happenedAt: string;
}

/** The five elements of a reply [001]. */
export interface ReplyWords {
  readonly facts: string;
  readonly basis: string;
  readonly result: string;
  readonly responsible: string;
  readonly phone: string;
}

/** An event as the record keeps it for ever: without its private part. */
export type PublicEvent = AppealEvent extends infer E ? (E extends AppealEvent ? Omit<E, 'private'> : never) : never;

export function publicPart(event: AppealEvent): PublicEvent {
  if (!('private' in event)) return event;
  const { private: _, ...rest } = event;
  return rest as PublicEvent;
}

export function privatePart(event: AppealEvent): Readonly<Record<string, string>> | null {
  return 'private' in event ? { ...event.private } : null;
}
