import type { Instant } from '#domain/deadline/instant.ts';
import type { NewOrder } from '../events.ts';
import type { Appeal, InHand, InUnitReview, RoundClock, WorkOrder } from '../state.ts';
import { without } from './without.ts';

type Held = Omit<InHand, 'status' | 'wait'>;

/** In the hands of the unit of a new order; whoever had it before has it no longer. */
export function inHand(appeal: Held, order: NewOrder, at: Instant): InHand {
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

/** The second round: nothing has been answered, the earlier orders stay. */
export function reopened(
  appeal: Extract<Appeal, { status: 'replied' | 'closed' }>,
  round: number,
  clock: RoundClock,
  order: NewOrder,
  at: Instant,
): InHand {
  const held = without({ ...appeal }, 'reply', 'handledAt', 'repliedAt', 'outcome', 'closedAt');
  return inHand({ ...(held as unknown as Held), round, clock }, order, at);
}

/** What stays of the work when an appeal comes to an end. */
export function ended(appeal: Appeal, at: Instant) {
  return {
    acceptedAt: 'acceptedAt' in appeal ? appeal.acceptedAt : null,
    clock: 'clock' in appeal ? appeal.clock : null,
    orders: allEnded('orders' in appeal ? appeal.orders : [], at),
  };
}

function allEnded(orders: readonly WorkOrder[], at: Instant): WorkOrder[] {
  return orders.map((order) => (order.endedAt === null ? { ...order, endedAt: at } : order));
}

/** The appeal with its order in hand changed. */
export function withOrder<A extends InHand | InUnitReview>(appeal: A, change: Partial<WorkOrder>): A {
  return {
    ...appeal,
    orders: appeal.orders.map((order, i) => (i + 1 === appeal.orders.length ? { ...order, ...change } : order)),
  };
}
