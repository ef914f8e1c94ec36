import { unitAbove } from '#domain/routing/ladder.ts';
import type { ActingCommand } from '../commands.ts';
import type { AppealEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { orderFor } from '../promises.ts';
import { type Decision, refuse } from '../refusal.ts';
import { type Appeal, orderInHand } from '../state.ts';

type Of<T extends ActingCommand['type']> = Extract<ActingCommand, { type: T }>;

// A timer only says that it may be time. Each of these judges again: the order may have moved, the due instant too.

export function climbByItself(appeal: Appeal, command: Of<'climb'>, facts: Facts): Decision<AppealEvent> {
  if (appeal.status !== 'in_hand') return refuse('wrong_state');
  const order = orderInHand(appeal);
  const above = unitAbove(facts.organisation, order.unit);
  if (order.n !== command.order || !order.climbs || above === null) return refuse('nothing_to_do');
  if (facts.now <= order.due) return refuse('not_yet', { detail: order.due });
  return {
    ok: true,
    events: [
      {
        type: 'escalated',
        from: order.unit,
        automatic: true,
        order: orderFor(facts, appeal, above),
        private: { reason: '' },
      },
    ],
  };
}

export function remindUnit(appeal: Appeal, command: Of<'remind'>, facts: Facts): Decision<AppealEvent> {
  if (appeal.status !== 'in_hand' && appeal.status !== 'in_unit_review') return refuse('wrong_state');
  const order = orderInHand(appeal);
  if (order.n !== command.order || order.reminded.includes(command.of)) return refuse('nothing_to_do');
  if (command.of === 'unacknowledged' && (appeal.status !== 'in_hand' || order.acknowledgedAt !== null))
    return refuse('nothing_to_do');
  const due = command.of === 'unacknowledged' ? order.acknowledgeBy : appeal.clock.due;
  if (facts.now <= due) return refuse('not_yet', { detail: due });
  return { ok: true, events: [{ type: 'reminded', of: command.of }] };
}

export function closeUnrated(appeal: Appeal, command: Of<'close_unrated'>, facts: Facts): Decision<AppealEvent> {
  if (appeal.status !== 'replied') return refuse('wrong_state');
  if (appeal.round !== command.round) return refuse('nothing_to_do');
  if (facts.now <= appeal.wait.until) return refuse('not_yet', { detail: appeal.wait.until });
  return { ok: true, events: [{ type: 'closed', outcome: 'unrated', private: { reason: '' } }] };
}
