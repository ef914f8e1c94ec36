import { reviewDeskOf } from '#domain/access/desks.ts';
import type { Instant } from '#domain/deadline/instant.ts';
import type { Term } from '../events.ts';
import type { ReplyState, ReviewPost, RoundClock, Wait } from '../state.ts';

/** The draft waits for the post whose turn it is. Throws when the reply came without a review step. */
export function reviewWait(reply: ReplyState, clock: RoundClock, at: Instant): Wait {
  const post: ReviewPost | undefined = reply.steps[reply.step];
  if (!post) throw new Error('a reply without a review step');
  return { ...ofRound(clock, at), unit: post.unit, desk: reviewDeskOf(post.role) };
}

/** While a unit works or reviews, the round's clock runs; a reply sent back never stopped it. */
export function ofRound(clock: RoundClock, at: Instant): Term {
  return { since: at, until: clock.due, yellow: clock.yellow, red: clock.red };
}
