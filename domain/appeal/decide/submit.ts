import type { Actor } from '#domain/access/actor.ts';
import { platformOf } from '#domain/organisation/organisation.ts';
import type { Platform } from '#domain/organisation/unit.ts';
import { firstResponder } from '#domain/routing/first-responder.ts';
import { isBlank } from '../blank.ts';
import type { Submit } from '../commands.ts';
import type { AppealEvent } from '../events.ts';
import type { SubmitFacts } from '../facts.ts';
import { clockFrom, limitOf, orderFor, termFrom } from '../promises.ts';
import { type Decision, type RefusalCode, refuse } from '../refusal.ts';
import type { Appellant } from '../state.ts';

/**
 * Begins an appeal. A livelihood appeal whose place is known is accepted at this very instant and stands with the
 * unit on the spot; every other waits for the operator (domain law §3). Non-acceptance only advises: nothing is
 * refused for its words. A repeat by the same person is linked and ended at once; it is counted, not lost.
 */
export function decideSubmit(command: Submit, actor: Actor, facts: SubmitFacts): Decision<AppealEvent> {
  const platform = platformOf(facts.organisation, command.place.platform);
  const appellant = appellantOf(actor, command, facts);
  if (typeof appellant === 'string') return refuse(appellant);
  if (appellant.kind === 'citizen' && !platform.takesPublicAppeals) return refuse('platform_takes_no_appeals');
  if (isBlank(command.words.text)) return refuse('words_missing', { field: 'text' });
  if (command.channel === 'patrol' && command.photos.length === 0) return refuse('photo_missing', { field: 'photos' });

  // Workers write alike about different places: a finding is never a repeat.
  const repeatOf = appellant.kind === 'citizen' ? facts.repeatOf : null;
  const submitted: AppealEvent = {
    type: 'submitted',
    platform: platform.id,
    number: command.number,
    regulation: facts.regulation.version,
    kind: command.kind,
    nature: command.nature,
    complexity: 'simple',
    channel: command.channel,
    appellant,
    place: command.place,
    photos: command.photos,
    centre: platform.centre,
    intake: termFrom(facts, facts.now, facts.regulation.steps.accept),
    repeatOf,
    advised: command.advised,
    private: command.words,
  };
  return { ok: true, events: [submitted, ...whatFollows(command, platform, { ...facts, repeatOf })] };
}

function whatFollows(command: Submit, platform: Platform, facts: SubmitFacts): AppealEvent[] {
  if (facts.repeatOf !== null) return [{ type: 'closed', outcome: 'duplicate', private: { reason: '' } }];
  if (command.nature === 'thanks') return [{ type: 'closed', outcome: 'passed_on', private: { reason: '' } }];
  const unit = command.kind === 'livelihood' ? firstResponder(platform, command.place, command.channel) : null;
  if (unit === null) return [];
  const clock = clockFrom(facts, facts.now, limitOf(facts, command.kind, command.nature, 'simple'));
  const order = orderFor(facts, { platform: platform.id, round: 1, clock, orders: [] }, unit);
  return [{ type: 'accepted', round: 1, clock, order, private: { words: '' } }];
}

function appellantOf(actor: Actor, command: Submit, facts: SubmitFacts): Appellant | RefusalCode {
  switch (actor.kind) {
    case 'citizen':
      return command.channel === 'wechat' ? { kind: 'citizen', id: actor.id } : 'not_yours';
    case 'staff': {
      if (command.channel !== 'patrol') return 'not_yours';
      if (command.kind !== 'livelihood') return 'kind_not_open';
      const post = actor.posts.find(
        ({ unit, role }) =>
          (role === 'grid_member' || role === 'clerk') &&
          facts.organisation.units.get(unit)?.platform === command.place.platform,
      );
      return post ? { kind: 'staff', id: actor.id, unit: post.unit } : 'not_your_desk';
    }
    case 'system':
      return 'not_yours';
    default:
      return actor satisfies never;
  }
}
