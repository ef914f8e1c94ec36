import type { Actor } from '#domain/access/actor.ts';
import { may } from '#domain/access/may.ts';
import { unitAbove, unitsBelow } from '#domain/routing/ladder.ts';
import { type ActingType, actingTypes } from './commands.ts';
import { mayRate } from './decide/appellant.ts';
import { mayDecline } from './decide/platform.ts';
import type { Facts } from './facts.ts';
import { mayUrgeAgainAt } from './promises.ts';
import { type Appeal, orderInHand } from './state.ts';
import { timersOf } from './timers.ts';

/** What a command asks of whoever gives it, so that a screen can build the form without knowing the rule. */
export type Need =
  | 'words'
  | 'words_or_photos'
  | 'photos'
  | 'unit_below'
  | 'unit'
  | 'ground'
  | 'reply'
  | 'rating'
  | 'note_kind'
  | 'how';

export interface Allowed {
  readonly type: ActingType;
  readonly needs: readonly Need[];
}

const needs: Readonly<Record<ActingType, readonly Need[]>> = {
  accept: ['unit'],
  decline: ['ground', 'words'],
  dispatch: ['unit'],
  acknowledge: [],
  first_contact: ['how', 'words'],
  note: ['note_kind', 'words_or_photos'],
  escalate: ['words'],
  assign_down: ['unit_below'],
  submit_reply: ['reply'],
  fix_on_spot: ['reply', 'photos'],
  approve: [],
  send_back: ['words'],
  rate: ['rating'],
  withdraw: ['words'],
  add_material: ['words_or_photos'],
  urge: [],
  climb: [],
  remind: [],
  close_unrated: [],
};

/** The commands this person may give now, most likely first; `decide` would refuse none of them when its needs are met. */
export function allowed(appeal: Appeal, actor: Actor, facts: Facts): Allowed[] {
  return actingTypes
    .filter((type) => isPossible(type, appeal, actor, facts))
    .map((type) => ({ type, needs: needs[type] }));
}

/** The single most likely command, for a list's button: one that takes the work forward, never one that ends it. */
export function likeliest(appeal: Appeal, actor: Actor, facts: Facts): ActingType | null {
  return actingTypes.find((type) => !ending.includes(type) && isPossible(type, appeal, actor, facts)) ?? null;
}

const ending: readonly ActingType[] = ['decline', 'withdraw'];

function isPossible(type: ActingType, appeal: Appeal, actor: Actor, facts: Facts): boolean {
  if (may(actor, type, appeal, facts.organisation) !== null) return false;
  switch (type) {
    case 'acknowledge':
      return appeal.status === 'in_hand' && orderInHand(appeal).acknowledgedAt === null;
    case 'first_contact':
      return appeal.status === 'in_hand' && orderInHand(appeal).contactedAt === null;
    case 'escalate':
      return appeal.status === 'in_hand' && unitAbove(facts.organisation, orderInHand(appeal).unit) !== null;
    case 'assign_down':
      return appeal.status === 'in_hand' && unitsBelow(facts.organisation, orderInHand(appeal).unit).length > 0;
    case 'approve':
    case 'send_back':
      return 'reply' in appeal && appeal.reply !== null && actor.kind === 'staff' && actor.id !== appeal.reply.drafter;
    case 'decline':
      return mayDecline(appeal);
    case 'rate':
      return mayRate(appeal, facts);
    case 'urge':
      return appeal.urgedAt === null || facts.now >= mayUrgeAgainAt(facts, appeal.urgedAt);
    case 'climb':
    case 'remind':
    case 'close_unrated':
      return timersOf(appeal).some((timer) => timer.command.type === type && facts.now >= timer.at);
    default:
      return true;
  }
}
