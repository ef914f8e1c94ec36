import { dueAfter } from '#domain/deadline/limits.ts';
import { isBlank } from '../blank.ts';
import type { ActingCommand } from '../commands.ts';
import type { AppealEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { clockFrom, limitOf, mayUrgeAgainAt, orderFor } from '../promises.ts';
import { isBadRating } from '../rating.ts';
import { type Decision, refuse } from '../refusal.ts';
import { type Appeal, orderInHand } from '../state.ts';

type Of<T extends ActingCommand['type']> = Extract<ActingCommand, { type: T }>;

/**
 * The appellant rates twice over: resolved? satisfied? One bad answer opens a second round with a new limit at the
 * unit that replied; as many bad rounds as the regulation allows end in duty assessment. A rating that comes after
 * the silence of an unrated appeal still counts within the days of the regulation (domain law §6).
 */
export function rateReply(appeal: Appeal, command: Of<'rate'>, facts: Facts): Decision<AppealEvent> {
  if (!mayRate(appeal, facts) || !(appeal.status === 'replied' || appeal.status === 'closed'))
    return refuse('rating_over');
  const bad = isBadRating(command.resolution, command.satisfaction);
  if (bad && isBlank(command.words)) return refuse('bad_rating_needs_words', { field: 'words' });
  const { contacted, resolution, satisfaction, photos } = command;
  const rated: AppealEvent = {
    type: 'rated',
    round: appeal.round,
    contacted,
    resolution,
    satisfaction,
    late: appeal.status === 'closed',
    photos,
    private: { words: command.words.trim() },
  };
  if (!bad) return { ok: true, events: [rated, closed('good')] };
  if (appeal.round >= facts.regulation.rating.badRoundsToAssessment)
    return { ok: true, events: [rated, closed('assessment_due')] };
  const clock = clockFrom(facts, facts.now, limitOf(facts, appeal.kind, appeal.nature, appeal.complexity));
  const round = appeal.round + 1;
  const order = orderFor(facts, { ...appeal, round, clock }, orderInHand(appeal).unit);
  return { ok: true, events: [rated, { type: 'second_round_opened', round, clock, order }] };
}

/** Whether a rating is still awaited or, after silence, still counts. */
export function mayRate(appeal: Appeal, { now, calendar, regulation }: Facts): boolean {
  if (appeal.status === 'replied') return true;
  if (appeal.status !== 'closed' || appeal.outcome !== 'unrated') return false;
  return now <= dueAfter(calendar, appeal.closedAt, { amount: regulation.rating.lateDays, unit: 'calendar_days' });
}

export function withdrawAppeal(command: Of<'withdraw'>): Decision<AppealEvent> {
  if (isBlank(command.reason)) return refuse('words_missing', { field: 'reason' });
  return { ok: true, events: [{ type: 'closed', outcome: 'withdrawn', private: { reason: command.reason.trim() } }] };
}

export function addMaterial(command: Of<'add_material'>): Decision<AppealEvent> {
  if (isBlank(command.words) && command.photos.length === 0) return refuse('words_missing', { field: 'words' });
  return {
    ok: true,
    events: [{ type: 'material_added', photos: command.photos, private: { words: command.words.trim() } }],
  };
}

export function urgeUnit(appeal: Appeal, command: Of<'urge'>, facts: Facts): Decision<AppealEvent> {
  const again = appeal.urgedAt === null ? facts.now : mayUrgeAgainAt(facts, appeal.urgedAt);
  if (facts.now < again) return refuse('urged_too_soon', { detail: again });
  return { ok: true, events: [{ type: 'urged', private: { words: command.words.trim() } }] };
}

function closed(outcome: 'good' | 'assessment_due'): AppealEvent {
  return { type: 'closed', outcome, private: { reason: '' } };
}
