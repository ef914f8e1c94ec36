import { describe, expect, test } from 'vitest';
import * as stage from '#domain/testing/stages.ts';
import { MONDAY } from '#domain/testing/story.ts';
import { type AppealEvent, publicPart } from './events.ts';
import { evolve } from './evolve.ts';
import { statuses } from './terms.ts';

/** Every event that happens on the way of one appeal or another, once. */
const seen = new Map<AppealEvent['type'], AppealEvent>();
for (const { entries } of [stage.closedForAssessment(), stage.declined(), stage.atDepartment(), stage.verified()])
  for (const { event } of entries) seen.set(event.type, event);

/** What the record may hold next, by state; everything else is damage. */
const follows: Readonly<Record<string, readonly AppealEvent['type'][]>> = {
  received: ['accepted', 'declined', 'material_added', 'urged', 'closed'],
  in_hand: [
    ...(['acknowledged', 'contacted', 'noted', 'escalated', 'assigned_down', 'dispatched', 'reply_submitted'] as const),
    ...(['declined', 'material_added', 'urged', 'reminded', 'closed'] as const),
  ],
  in_unit_review: ['unit_review_passed', 'reply_sent_back', 'material_added', 'urged', 'reminded', 'closed'],
  in_platform_review: [
    ...(['platform_review_passed', 'replied', 'reply_sent_back', 'material_added', 'urged', 'closed'] as const),
  ],
  replied: ['rated', 'second_round_opened', 'closed'],
  declined: [],
  closed: ['rated', 'second_round_opened', 'closed'],
};

describe.each(statuses)('after %s', (status) => {
  test('comes only what can come', () => {
    const { appeal, now } = stage.ONE_OF_EACH[status]();
    for (const [type, event] of seen) {
      const step = () => evolve(appeal, publicPart(event), now);
      if (follows[status]?.includes(type)) expect(step, type).not.toThrow();
      else expect(step, type).toThrow(`${type} cannot follow ${status}`);
    }
  });
});

test('nothing comes before the submission', () => {
  for (const [type, event] of seen)
    if (type === 'submitted') expect(evolve(null, publicPart(event), MONDAY).version).toBe(1);
    else expect(() => evolve(null, publicPart(event), MONDAY)).toThrow(`${type} cannot follow nothing`);
});

test('a reply without a review step is damage', () => {
  const { entries, now } = stage.inSecretaryReview();
  const event = { ...publicPart(entries.at(-1)!.event), steps: [] };
  expect(() => evolve(stage.atCommunity().appeal, event, now)).toThrow('without a review step');
});
