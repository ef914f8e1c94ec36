import { reviewDeskOf } from '#domain/access/desks.ts';
import type { Instant } from '#domain/deadline/instant.ts';
import type { NewOrder, PublicEvent, Term } from './events.ts';
import {
  type Appeal,
  type Closed,
  type InHand,
  type InUnitReview,
  orderInHand,
  type Received,
  type ReplyState,
  type ReviewPost,
  type RoundClock,
  type Wait,
  type WorkOrder,
} from './state.ts';

/**
 * The appeal after an event. Needs no private part, no calendar and no organisation: replaying the public history
 * gives the row, for ever. Throws on an event that cannot follow, which a verified history excludes.
 */
export function evolve(appeal: Appeal | null, event: PublicEvent, at: Instant): Appeal {
  if (event.type === 'submitted') {
    if (appeal) throw impossible(appeal, event);
    return begun(event, at);
  }
  if (!appeal) throw impossible(appeal, event);
  return after({ ...appeal, version: appeal.version + 1 }, event, at);
}

function after(appeal: Appeal, event: Exclude<PublicEvent, { type: 'submitted' }>, at: Instant): Appeal {
  switch (event.type) {
    case 'accepted': {
      if (appeal.status !== 'received') throw impossible(appeal, event);
      const { round, clock } = event;
      return inHand({ ...appeal, acceptedAt: at, round, clock, orders: [] }, event.order, at);
    }
    case 'declined': {
      if (appeal.status !== 'received' && appeal.status !== 'in_hand') throw impossible(appeal, event);
      const { ground, objectBy } = event;
      const matter = without<Received | InHand, 'wait' | 'round'>(appeal, 'wait', 'round');
      return { ...matter, status: 'declined', ground, declinedAt: at, objectBy, ...ended(appeal, at) };
    }
    case 'acknowledged':
      return withOrder(running(appeal, event), { acknowledgedAt: at });
    case 'contacted': {
      const held = running(appeal, event);
      // Whoever has spoken to the appellant has taken the work.
      return withOrder(held, { contactedAt: at, acknowledgedAt: orderInHand(held).acknowledgedAt ?? at });
    }
    case 'escalated':
    case 'assigned_down':
    case 'dispatched':
      return inHand(running(appeal, event), event.order, at);
    case 'reply_submitted': {
      const held = running(appeal, event);
      const { unit, drafter, conclusion, onSpot, photos, steps } = event;
      const reply = { entry: appeal.version, unit, drafter, conclusion, onSpot, photos, steps, step: 0 };
      // Whoever has drafted the reply has taken the work.
      const taken = withOrder(held, { acknowledgedAt: orderInHand(held).acknowledgedAt ?? at });
      return { ...taken, status: 'in_unit_review', reply, wait: reviewWait(reply, held.clock, at) };
    }
    case 'unit_review_passed': {
      if (appeal.status !== 'in_unit_review') throw impossible(appeal, event);
      const reply = { ...appeal.reply, step: event.step + 1 };
      if (!event.platform) {
        const wait = reply.step < reply.steps.length ? reviewWait(reply, appeal.clock, at) : appeal.wait;
        return { ...appeal, reply, wait };
      }
      const { unit, term } = event.platform;
      const wait: Wait = { unit, desk: 'platform_review', ...term };
      // A unit that has answered keeps the work: its order no longer climbs by itself, even if the reply comes back.
      return { ...withOrder(appeal, { climbs: false }), status: 'in_platform_review', reply, wait, handledAt: at };
    }
    case 'reply_sent_back': {
      if (appeal.status !== 'in_unit_review' && appeal.status !== 'in_platform_review') throw impossible(appeal, event);
      const { reply: _, ...held } = appeal;
      const wait: Wait = { ...ofRound(appeal.clock, at), unit: orderInHand(appeal).unit, desk: 'handling' };
      return { ...without(held, 'handledAt'), status: 'in_hand', wait } as InHand;
    }
    case 'replied': {
      if (appeal.status !== 'in_platform_review') throw impossible(appeal, event);
      return { ...appeal, status: 'replied', repliedAt: at, wait: { unit: null, desk: null, ...event.term } };
    }
    case 'rated': {
      const { round, contacted, resolution, satisfaction } = event;
      return { ...appeal, ratings: [...appeal.ratings, { round, contacted, resolution, satisfaction, at }] };
    }
    case 'second_round_opened': {
      if (appeal.status !== 'replied' && appeal.status !== 'closed') throw impossible(appeal, event);
      return reopened(appeal, event.round, event.clock, event.order, at);
    }
    case 'urged':
      return { ...appeal, urgedAt: at, urges: appeal.urges + 1 };
    case 'closed':
      return closed(appeal, event.outcome, at);
    case 'reminded': {
      if (appeal.status !== 'in_hand' && appeal.status !== 'in_unit_review') throw impossible(appeal, event);
      return withOrder(appeal, { reminded: [...orderInHand(appeal).reminded, event.of] });
    }
    case 'noted':
    case 'material_added':
    case 'platform_review_passed':
      return appeal;
    default:
      return event satisfies never;
  }
}

function begun(event: Extract<PublicEvent, { type: 'submitted' }>, at: Instant): Received {
  const { type: _, centre, intake, advised: __, ...matter } = event;
  const wait: Wait = { unit: centre, desk: 'dispatching', ...intake };
  return { ...matter, version: 1, submittedAt: at, urgedAt: null, urges: 0, ratings: [], status: 'received', wait };
}

type Held = Omit<InHand, 'status' | 'wait'>;

function inHand(appeal: Held, order: NewOrder, at: Instant): InHand {
  const { term, ...limits } = order;
  const orders = [
    ...allEnded(appeal.orders, at),
    {
      n: appeal.orders.length + 1,
      round: appeal.round,
      since: at,
      acknowledgedAt: null,
      contactedAt: null,
      endedAt: null,
      reminded: [],
      ...limits,
    },
  ];
  return { ...appeal, orders, status: 'in_hand', wait: { unit: order.unit, desk: order.desk, ...term } };
}

function reopened(
  appeal: Extract<Appeal, { status: 'replied' | 'closed' }>,
  round: number,
  clock: RoundClock,
  order: NewOrder,
  at: Instant,
): InHand {
  const held = without({ ...appeal }, 'reply', 'handledAt', 'repliedAt', 'outcome', 'closedAt');
  return inHand({ ...(held as unknown as Held), round, clock }, order, at);
}

function closed(appeal: Appeal, outcome: Closed['outcome'], at: Instant): Closed {
  // What was drafted and never approved is no reply, and nothing was handled by it.
  const answered = outcome !== 'withdrawn' && 'reply' in appeal;
  return {
    ...without<Appeal, 'wait' | 'repliedAt'>(appeal, 'wait', 'repliedAt'),
    status: 'closed',
    outcome,
    closedAt: at,
    round: 'round' in appeal ? appeal.round : 1,
    ...ended(appeal, at),
    reply: answered ? appeal.reply : null,
    handledAt: answered ? handledAt(appeal, outcome, at) : null,
  };
}

/** A patrol finding is handled when its verification passes, for no platform review follows. */
function handledAt(appeal: Appeal, outcome: Closed['outcome'], at: Instant): Instant | null {
  return 'handledAt' in appeal ? appeal.handledAt : outcome === 'verified' ? at : null;
}

/** What stays of the work when an appeal comes to an end. */
function ended(appeal: Appeal, at: Instant) {
  return {
    acceptedAt: 'acceptedAt' in appeal ? appeal.acceptedAt : null,
    clock: 'clock' in appeal ? appeal.clock : null,
    orders: allEnded('orders' in appeal ? appeal.orders : [], at),
  };
}

function allEnded(orders: readonly WorkOrder[], at: Instant): WorkOrder[] {
  return orders.map((order) => (order.endedAt === null ? { ...order, endedAt: at } : order));
}

function running(appeal: Appeal, event: PublicEvent): InHand {
  if (appeal.status !== 'in_hand') throw impossible(appeal, event);
  return appeal;
}

function withOrder<A extends InHand | InUnitReview>(appeal: A, change: Partial<WorkOrder>): A {
  return {
    ...appeal,
    orders: appeal.orders.map((order, i) => (i + 1 === appeal.orders.length ? { ...order, ...change } : order)),
  };
}

function reviewWait(reply: ReplyState, clock: RoundClock, at: Instant): Wait {
  const post: ReviewPost | undefined = reply.steps[reply.step];
  if (!post) throw new Error('a reply without a review step');
  return { ...ofRound(clock, at), unit: post.unit, desk: reviewDeskOf(post.role) };
}

/** While a unit works or reviews, the round's clock runs; a reply sent back never stopped it. */
function ofRound(clock: RoundClock, at: Instant): Term {
  return { since: at, until: clock.due, yellow: clock.yellow, red: clock.red };
}

function without<T extends object, K extends string>(from: T, ...keys: K[]): Omit<T, K> {
  const copy = { ...from };
  for (const key of keys) delete (copy as Partial<Record<string, unknown>>)[key];
  return copy;
}

function impossible(appeal: Appeal | null, event: PublicEvent): Error {
  return new Error(
    `${event.type} cannot follow ${appeal ? appeal.status : 'nothing'} (${appeal?.number ?? 'no number'})`,
  );
}
