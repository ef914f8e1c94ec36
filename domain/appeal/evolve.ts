import type { Instant } from '#domain/deadline/instant.ts';
import type { PublicEvent } from './events.ts';
import { closed } from './evolve/closed.ts';
import { ended, inHand, reopened, withOrder } from './evolve/orders.ts';
import { ofRound, reviewWait } from './evolve/waits.ts';
import { without } from './evolve/without.ts';
import { type Appeal, type InHand, orderInHand, type Received, type Wait } from './state.ts';
import type { Status } from './terms.ts';

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
  if (!mayFollow(appeal, event.type)) throw impossible(appeal, event);
  return after({ ...appeal, version: appeal.version + 1 }, event, at);
}

/** What comes only in certain states and is not asked for below. */
function mayFollow({ status }: Appeal, type: PublicEvent['type']): boolean {
  const after = inStates[type];
  return status !== 'declined' && (after === undefined || after.includes(status));
}

const beforeReply: readonly Status[] = ['received', 'in_hand', 'in_unit_review', 'in_platform_review'];
const inStates: Partial<Record<PublicEvent['type'], readonly Status[]>> = {
  noted: ['in_hand'],
  material_added: beforeReply,
  urged: beforeReply,
  platform_review_passed: ['in_platform_review'],
  rated: ['replied', 'closed'],
};

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

function running(appeal: Appeal, event: PublicEvent): InHand {
  if (appeal.status !== 'in_hand') throw impossible(appeal, event);
  return appeal;
}

function impossible(appeal: Appeal | null, event: PublicEvent): Error {
  return new Error(
    `${event.type} cannot follow ${appeal ? appeal.status : 'nothing'} (${appeal?.number ?? 'no number'})`,
  );
}
