import { reviewDeskOf } from '#domain/access/desks.ts';
import type { Notice, Occasion } from '#domain/notice/notice.ts';
import { onTheSpot } from '#domain/routing/first-responder.ts';
import type { NewOrder, PublicEvent } from './events.ts';
import { type Appeal, orderInHand, waitOf } from './state.ts';
import type { Outcome } from './terms.ts';

/** One exhaustive table from what happened to who is told what. `after` is the appeal after the whole command. */
export function noticesOf(event: PublicEvent, after: Appeal): Notice[] {
  return table(event, after).map((notice) => (notice.to.kind === 'appellant' ? toFinder(notice, after) : notice));
}

/** The finder of a patrol finding is a worker: he is told at his desk, not as a resident is. */
function toFinder(notice: Notice, { appellant }: Appeal): Notice {
  return appellant.kind === 'staff'
    ? { ...notice, to: { kind: 'desk', unit: appellant.unit, desk: 'handling' } }
    : notice;
}

function table(event: PublicEvent, after: Appeal): Notice[] {
  switch (event.type) {
    case 'submitted':
      if (after.status === 'received')
        return [tell('received', { until: event.intake.until }), ...atDesk('work_arrived', after)];
      return event.nature === 'thanks' && event.repeatOf === null ? [thanks(event)] : [];
    case 'accepted':
      return [
        tell(after.submittedAt === acceptedAt(after) ? 'received_by_unit' : 'accepted_by_platform', {
          unit: event.order.unit,
          until: event.clock.promised,
        }),
        work('work_arrived', event.order),
      ];
    case 'declined':
      return [tell('declined', { until: event.objectBy }), ...toLead('declined_from_unit', after)];
    case 'acknowledged':
      return [tell('acknowledged', { unit: orderOf(after) })];
    case 'escalated':
      return [
        tell('moved_up', { unit: event.order.unit }),
        work(event.automatic ? 'work_climbed' : 'work_arrived', event.order),
      ];
    case 'assigned_down':
      return [tell('moved_down', { unit: event.order.unit }), work('work_arrived', event.order)];
    case 'dispatched':
      return [tell('dispatched', { unit: event.order.unit }), work('work_arrived', event.order)];
    case 'reply_submitted':
    case 'unit_review_passed':
      return atDesk('reply_to_review', after);
    case 'reply_sent_back':
      return atDesk('reply_sent_back', after);
    case 'replied':
      return [tell('replied', { until: event.term.until })];
    case 'second_round_opened':
      return [
        tell('second_round', { unit: event.order.unit, until: event.clock.promised }),
        work('second_round_work', event.order),
      ];
    case 'material_added':
      return atDesk('material_arrived', after);
    case 'urged':
      return atDesk('urged', after);
    case 'reminded':
      return remindersOf(event.of, after);
    case 'closed':
      return [
        tell(ofOutcome[event.outcome], {}),
        ...(event.outcome === 'withdrawn' ? toLead('withdrawn_from_unit', after) : []),
      ];
    case 'contacted':
    case 'noted':
    case 'rated':
    case 'platform_review_passed':
      return [];
    default:
      return event satisfies never;
  }
}

const ofOutcome: Readonly<Record<Outcome, Occasion>> = {
  good: 'closed_good',
  unrated: 'closed_unrated',
  assessment_due: 'closed_assessment',
  verified: 'closed_verified',
  withdrawn: 'withdrawn',
  duplicate: 'repeat_linked',
  passed_on: 'passed_on',
};

function tell(occasion: Occasion, about: Notice['about']): Notice {
  return { to: { kind: 'appellant' }, occasion, about };
}

function work(occasion: Occasion, order: NewOrder): Notice {
  return { to: { kind: 'desk', unit: order.unit, desk: order.desk }, occasion, about: { until: order.due } };
}

function atDesk(occasion: Occasion, after: Appeal): Notice[] {
  const wait = waitOf(after);
  if (!wait?.unit || !wait.desk) return [];
  return [{ to: { kind: 'desk', unit: wait.unit, desk: wait.desk }, occasion, about: { until: wait.until } }];
}

/** Who is late is told, and his leader with him. */
function remindersOf(occasion: 'unacknowledged' | 'overdue', after: Appeal): Notice[] {
  const leader = reviewDeskOf('unit_leader');
  const notices = atDesk(occasion, after);
  const told = notices[0]?.to;
  if (told?.kind !== 'desk' || leader === null || told.desk === leader) return notices;
  return [...notices, { to: { kind: 'desk', unit: told.unit, desk: leader }, occasion, about: {} }];
}

/** Thanks go to those on the spot; where the ground is not known, to the platform. */
function thanks({ place, centre }: Extract<PublicEvent, { type: 'submitted' }>): Notice {
  const unit = onTheSpot(place);
  const to = unit ? ({ unit, desk: 'handling' } as const) : ({ unit: centre, desk: 'dispatching' } as const);
  return { to: { kind: 'desk', ...to }, occasion: 'thanks_arrived', about: {} };
}

function toLead(occasion: Occasion, after: Appeal): Notice[] {
  if (!('orders' in after) || after.orders.length === 0) return [];
  const { unit, desk } = orderInHand(after);
  return [{ to: { kind: 'desk', unit, desk }, occasion, about: {} }];
}

function acceptedAt(after: Appeal): number | null {
  return 'acceptedAt' in after ? after.acceptedAt : null;
}

function orderOf(after: Appeal): string {
  return 'orders' in after ? orderInHand(after).unit : '';
}
