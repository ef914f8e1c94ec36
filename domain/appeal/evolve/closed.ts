import type { Instant } from '#domain/deadline/instant.ts';
import type { Appeal, Closed } from '../state.ts';
import { ended } from './orders.ts';
import { without } from './without.ts';

/** The end, with all that was done on the way. */
export function closed(appeal: Appeal, outcome: Closed['outcome'], at: Instant): Closed {
  // What was drafted and never approved is no reply, and nothing was handled by it.
  const answered = outcome !== 'withdrawn' && 'reply' in appeal;
  return {
    ...without<Appeal, 'wait'>(appeal, 'wait'),
    status: 'closed',
    outcome,
    closedAt: at,
    round: 'round' in appeal ? appeal.round : 1,
    ...ended(appeal, at),
    reply: answered ? appeal.reply : null,
    repliedAt: 'repliedAt' in appeal ? appeal.repliedAt : null,
    handledAt: answered ? handledAt(appeal, outcome, at) : null,
  };
}

/** A patrol finding is handled when its verification passes, for no platform review follows. */
function handledAt(appeal: Appeal, outcome: Closed['outcome'], at: Instant): Instant | null {
  return 'handledAt' in appeal ? appeal.handledAt : outcome === 'verified' ? at : null;
}
