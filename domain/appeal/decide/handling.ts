import { unitAbove, unitsBelow } from '#domain/routing/ladder.ts';
import { isBlank } from '../blank.ts';
import type { ActingCommand } from '../commands.ts';
import type { AppealEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { orderFor } from '../promises.ts';
import { type Decision, refuse } from '../refusal.ts';
import { type Appeal, orderInHand } from '../state.ts';

type Of<T extends ActingCommand['type']> = Extract<ActingCommand, { type: T }>;

export function acknowledgeOrder(appeal: Appeal): Decision<AppealEvent> {
  if (appeal.status !== 'in_hand') return refuse('wrong_state');
  if (orderInHand(appeal).acknowledgedAt !== null) return refuse('already_acknowledged');
  return { ok: true, events: [{ type: 'acknowledged' }] };
}

export function contactAppellant(appeal: Appeal, command: Of<'first_contact'>): Decision<AppealEvent> {
  if (appeal.status !== 'in_hand') return refuse('wrong_state');
  if (orderInHand(appeal).contactedAt !== null) return refuse('already_contacted');
  if (isBlank(command.words)) return refuse('words_missing', { field: 'words' });
  return { ok: true, events: [{ type: 'contacted', how: command.how, private: { words: command.words.trim() } }] };
}

export function noteWork(command: Of<'note'>): Decision<AppealEvent> {
  if (isBlank(command.words) && command.photos.length === 0) return refuse('words_missing', { field: 'words' });
  const { kind, photos } = command;
  return { ok: true, events: [{ type: 'noted', kind, photos, private: { words: command.words.trim() } }] };
}

/** Hands the appeal one level up, with a reason. The clock of the round runs on. */
export function escalateAppeal(appeal: Appeal, command: Of<'escalate'>, facts: Facts): Decision<AppealEvent> {
  if (appeal.status !== 'in_hand') return refuse('wrong_state');
  const from = orderInHand(appeal).unit;
  const above = unitAbove(facts.organisation, from);
  if (above === null) return refuse('nobody_above');
  if (isBlank(command.reason)) return refuse('words_missing', { field: 'reason' });
  const order = orderFor(facts, appeal, above);
  return {
    ok: true,
    events: [{ type: 'escalated', from, automatic: false, order, private: { reason: command.reason.trim() } }],
  };
}

export function assignDown(appeal: Appeal, command: Of<'assign_down'>, facts: Facts): Decision<AppealEvent> {
  if (appeal.status !== 'in_hand') return refuse('wrong_state');
  const from = orderInHand(appeal).unit;
  if (!unitsBelow(facts.organisation, from).some((unit) => unit.id === command.unit))
    return refuse('unit_not_below', { field: 'unit' });
  const order = orderFor(facts, appeal, command.unit);
  return { ok: true, events: [{ type: 'assigned_down', from, order, private: { words: command.words.trim() } }] };
}
