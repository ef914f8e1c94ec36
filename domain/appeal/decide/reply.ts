import type { Actor } from '#domain/access/actor.ts';
import { platformOf, unitOf } from '#domain/organisation/organisation.ts';
import { reviewPosts } from '#domain/routing/review-steps.ts';
import { isBlank } from '../blank.ts';
import type { ActingCommand } from '../commands.ts';
import type { AppealEvent, ReplyWords } from '../events.ts';
import type { Facts } from '../facts.ts';
import { termFrom } from '../promises.ts';
import { type Decision, refuse } from '../refusal.ts';
import { type Appeal, orderInHand } from '../state.ts';

type Of<T extends ActingCommand['type']> = Extract<ActingCommand, { type: T }>;

const elements = ['facts', 'basis', 'result', 'responsible', 'phone'] as const;

/**
 * A reply with its five elements goes to the unit's own review; what was fixed on the spot goes the same way, with a
 * photo as evidence. A patrol finding is not answered but verified, by the posts the regulation names.
 */
export function submitReply(
  appeal: Appeal,
  command: Of<'submit_reply'> | Of<'fix_on_spot'>,
  actor: Actor,
  facts: Facts,
): Decision<AppealEvent> {
  if (appeal.status !== 'in_hand' || actor.kind !== 'staff') return refuse('wrong_state');
  const missing = elements.find((element) => isBlank(command.words[element]));
  if (missing) return refuse('words_missing', { field: missing });
  const onSpot = command.type === 'fix_on_spot';
  if (onSpot && command.photos.length === 0) return refuse('photo_missing', { field: 'photos' });
  const unit = unitOf(facts.organisation, orderInHand(appeal).unit);
  const table = appeal.channel === 'patrol' ? facts.regulation.patrolVerification : facts.regulation.reviews;
  return {
    ok: true,
    events: [
      {
        type: 'reply_submitted',
        unit: unit.id,
        drafter: actor.id,
        conclusion: command.type === 'fix_on_spot' ? 'resolved' : command.conclusion,
        onSpot,
        photos: command.photos,
        steps: reviewPosts(facts.organisation, unit.id, actor.id, table[unit.type]),
        private: trimmed(command.words),
      },
    ],
  };
}

/** One review passes. The last one of the unit sends the reply to the platform; the platform's is the one door out. */
export function approveReply(appeal: Appeal, actor: Actor, facts: Facts): Decision<AppealEvent> {
  const refusal = ownDraft(appeal, actor);
  if (refusal) return refusal;
  const steps = facts.regulation.steps;
  if (appeal.status === 'in_platform_review')
    return {
      ok: true,
      events: [{ type: 'platform_review_passed' }, { type: 'replied', term: termFrom(facts, facts.now, steps.rating) }],
    };
  if (appeal.status !== 'in_unit_review') return refuse('wrong_state');
  const { step, steps: posts } = appeal.reply;
  const passed = { type: 'unit_review_passed', step, platform: null } as const;
  if (step + 1 < posts.length) return { ok: true, events: [passed] };
  if (appeal.channel === 'patrol')
    return { ok: true, events: [passed, { type: 'closed', outcome: 'verified', private: { reason: '' } }] };
  const unit = platformOf(facts.organisation, appeal.platform).centre;
  const term = termFrom(facts, facts.now, steps.platformReview);
  return { ok: true, events: [{ ...passed, platform: { unit, term } }] };
}

export function sendBackReply(appeal: Appeal, command: Of<'send_back'>, actor: Actor): Decision<AppealEvent> {
  const refusal = ownDraft(appeal, actor);
  if (refusal) return refusal;
  if (isBlank(command.reason)) return refuse('words_missing', { field: 'reason' });
  const by = appeal.status === 'in_platform_review' ? 'platform' : 'unit';
  return { ok: true, events: [{ type: 'reply_sent_back', by, private: { reason: command.reason.trim() } }] };
}

function ownDraft(appeal: Appeal, actor: Actor) {
  if (appeal.status !== 'in_unit_review' && appeal.status !== 'in_platform_review') return refuse('wrong_state');
  return actor.kind === 'staff' && actor.id === appeal.reply.drafter ? refuse('own_draft') : null;
}

function trimmed(words: ReplyWords): ReplyWords {
  return {
    facts: words.facts.trim(),
    basis: words.basis.trim(),
    result: words.result.trim(),
    responsible: words.responsible.trim(),
    phone: words.phone.trim(),
  };
}
