import { dueAfter } from '#domain/deadline/limits.ts';
import { isDispatchable } from '#domain/routing/ladder.ts';
import { isBlank } from '../blank.ts';
import type { ActingCommand } from '../commands.ts';
import type { AppealEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { clockFrom, limitOf, orderFor } from '../promises.ts';
import { type Decision, refuse } from '../refusal.ts';
import { type Appeal, orderInHand } from '../state.ts';

type Of<T extends ActingCommand['type']> = Extract<ActingCommand, { type: T }>;

/** The operator accepts what waits and names the unit; the limit runs from the platform's acceptance, not the unit's. */
export function acceptAppeal(appeal: Appeal, command: Of<'accept'>, facts: Facts): Decision<AppealEvent> {
  if (!isDispatchable(facts.organisation, appeal.platform, command.unit))
    return refuse('unit_not_eligible', { field: 'unit' });
  const clock = clockFrom(facts, facts.now, limitOf(facts, appeal.kind, appeal.nature, appeal.complexity));
  const order = orderFor(facts, { platform: appeal.platform, round: 1, clock, orders: [] }, command.unit);
  return { ok: true, events: [{ type: 'accepted', round: 1, clock, order, private: { words: command.words.trim() } }] };
}

/** Only the platform declines, with a ground and an explanation that the appellant reads. */
export function declineAppeal(appeal: Appeal, command: Of<'decline'>, facts: Facts): Decision<AppealEvent> {
  if (!mayDecline(appeal)) return refuse('wrong_state');
  if (isBlank(command.explanation)) return refuse('words_missing', { field: 'explanation' });
  const objectBy = dueAfter(facts.calendar, facts.now, facts.regulation.steps.objection);
  return {
    ok: true,
    events: [
      { type: 'declined', ground: command.ground, objectBy, private: { explanation: command.explanation.trim() } },
    ],
  };
}

/** What has been replied to and rated is not declined any more: declining takes an appeal out of every rate. */
export function mayDecline(appeal: Appeal): boolean {
  return !('round' in appeal) || appeal.round === 1;
}

export function dispatchAppeal(appeal: Appeal, command: Of<'dispatch'>, facts: Facts): Decision<AppealEvent> {
  if (appeal.status !== 'in_hand') return refuse('wrong_state');
  if (!isDispatchable(facts.organisation, appeal.platform, command.unit))
    return refuse('unit_not_eligible', { field: 'unit' });
  const order = orderFor(facts, appeal, command.unit);
  const from = orderInHand(appeal).unit;
  return { ok: true, events: [{ type: 'dispatched', from, order, private: { words: command.words.trim() } }] };
}
