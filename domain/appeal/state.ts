import type { Desk } from '#domain/access/desks.ts';
import type { Role } from '#domain/access/roles.ts';
import type { Instant } from '#domain/deadline/instant.ts';
import type { Place } from '#domain/organisation/place.ts';
import type { PlatformId, UnitId } from '#domain/organisation/unit.ts';
import type {
  AppealKind,
  AppealNature,
  Channel,
  Complexity,
  Conclusion,
  DeclineGround,
  Level,
  Outcome,
  Resolution,
  Satisfaction,
} from './terms.ts';

/** The appellant of a public appeal, or the worker who reported a patrol finding. */
export type Appellant =
  | { readonly kind: 'citizen'; readonly id: string }
  | { readonly kind: 'staff'; readonly id: string; readonly unit: UnitId };

/**
 * Who must act now and until when. The lights stand beside the limit as instants, set when the wait began;
 * which light burns is a comparison. `unit: null` means the appellant.
 */
export interface Wait {
  readonly unit: UnitId | null;
  readonly desk: Desk | null;
  readonly since: Instant;
  readonly until: Instant;
  readonly yellow: Instant;
  readonly red: Instant;
}

/** The limit of one round, from acceptance (or from the bad rating that opened the round). */
export interface RoundClock {
  readonly from: Instant;
  readonly due: Instant;
  /** What the appellant is promised: the limit of the unit and that of the platform's review after it. */
  readonly promised: Instant;
  readonly yellow: Instant;
  readonly red: Instant;
}

/** One unit's task on the appeal. The last one in `orders` is the one in hand. */
export interface WorkOrder {
  readonly n: number;
  readonly unit: UnitId;
  readonly level: Level;
  /** Where in the unit it is worked on: a platform's centre dispatches, every other unit handles. */
  readonly desk: Desk;
  readonly round: number;
  readonly since: Instant;
  /** When the unit must be done; a community's or street's order climbs by itself at this instant. */
  readonly due: Instant;
  readonly climbs: boolean;
  readonly acknowledgeBy: Instant;
  readonly contactBy: Instant;
  readonly acknowledgedAt: Instant | null;
  readonly contactedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Of what the unit has been reminded; of each at most once. */
  readonly reminded: readonly Lateness[];
}

/** What a unit can be late with: taking the work, and finishing it. */
export type Lateness = 'unacknowledged' | 'overdue';

export interface ReviewPost {
  readonly unit: UnitId;
  readonly role: Role;
}

/** The public part of a reply; its words live in the private part of the entry that brought it. */
export interface ReplyState {
  /** Sequence number of the entry that holds the words. */
  readonly entry: number;
  readonly unit: UnitId;
  readonly drafter: string;
  readonly conclusion: Conclusion;
  readonly onSpot: boolean;
  readonly photos: readonly string[];
  readonly steps: readonly ReviewPost[];
  readonly step: number;
}

export interface RatingState {
  readonly round: number;
  readonly contacted: boolean;
  readonly resolution: Resolution;
  readonly satisfaction: Satisfaction;
  readonly at: Instant;
}

interface Matter {
  readonly platform: PlatformId;
  readonly number: string;
  /** Number of entries in the history; the next entry gets `version + 1`. */
  readonly version: number;
  readonly regulation: string;
  readonly kind: AppealKind;
  readonly nature: AppealNature;
  readonly complexity: Complexity;
  readonly channel: Channel;
  readonly appellant: Appellant;
  readonly place: Place;
  readonly photos: readonly string[];
  readonly submittedAt: Instant;
  readonly urgedAt: Instant | null;
  readonly urges: number;
  readonly ratings: readonly RatingState[];
  /** The earlier appeal of which this is a repeat. */
  readonly repeatOf: string | null;
}

interface Accepted extends Matter {
  readonly acceptedAt: Instant;
  readonly round: number;
  readonly clock: RoundClock;
  readonly orders: readonly WorkOrder[];
}

export interface Received extends Matter {
  readonly status: 'received';
  readonly wait: Wait;
}
export interface InHand extends Accepted {
  readonly status: 'in_hand';
  readonly wait: Wait;
}
export interface InUnitReview extends Accepted {
  readonly status: 'in_unit_review';
  readonly wait: Wait;
  readonly reply: ReplyState;
}
export interface InPlatformReview extends Accepted {
  readonly status: 'in_platform_review';
  readonly wait: Wait;
  readonly reply: ReplyState;
  readonly handledAt: Instant;
}
export interface Replied extends Accepted {
  readonly status: 'replied';
  readonly wait: Wait;
  readonly reply: ReplyState;
  readonly handledAt: Instant;
  readonly repliedAt: Instant;
}
export interface Declined extends Matter {
  readonly status: 'declined';
  readonly ground: DeclineGround;
  readonly declinedAt: Instant;
  /** The appellant may object until then. */
  readonly objectBy: Instant;
  /** Null when it was declined before anybody accepted it. */
  readonly acceptedAt: Instant | null;
  readonly clock: RoundClock | null;
  readonly orders: readonly WorkOrder[];
}
export interface Closed extends Matter {
  readonly status: 'closed';
  readonly outcome: Outcome;
  readonly closedAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly round: number;
  readonly clock: RoundClock | null;
  readonly orders: readonly WorkOrder[];
  readonly reply: ReplyState | null;
  readonly handledAt: Instant | null;
  readonly repliedAt: Instant | null;
}

export type Appeal = Received | InHand | InUnitReview | InPlatformReview | Replied | Declined | Closed;
/** The order in hand: always the last. Throws when there is none, which the types of the states exclude. */
export function orderInHand(appeal: { readonly orders: readonly WorkOrder[] }): WorkOrder {
  const order = appeal.orders.at(-1);
  if (!order) throw new Error('an accepted appeal has at least one work order');
  return order;
}

/** Who must act and until when; null when nobody must. */
export function waitOf(appeal: Appeal): Wait | null {
  return appeal.status === 'closed' || appeal.status === 'declined' ? null : appeal.wait;
}
