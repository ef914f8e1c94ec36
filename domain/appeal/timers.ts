import type { Instant } from '#domain/deadline/instant.ts';
import type { ActingCommand } from './commands.ts';
import { type Appeal, type InHand, type InUnitReview, orderInHand } from './state.ts';

/** Names of an appeal's timers; each has at most one instant at a time. */
export const timerNames = ['climb', 'unacknowledged', 'overdue', 'silence'] as const;
export type TimerName = (typeof timerNames)[number];

export interface Timer {
  readonly name: TimerName;
  /** The first instant at which the command may succeed. */
  readonly at: Instant;
  readonly command: Extract<ActingCommand, { type: 'climb' | 'remind' | 'close_unrated' }>;
}

/**
 * The timers an appeal has in its present state: a function of the state, so that they are set, moved and cancelled
 * with it and can be derived again. What is due at an instant is still in time at it, hence `+ 1`.
 */
export function timersOf(appeal: Appeal): Timer[] {
  switch (appeal.status) {
    case 'in_hand': {
      const order = orderInHand(appeal);
      const timers = overdue(appeal);
      if (order.climbs) timers.push({ name: 'climb', at: order.due + 1, command: { type: 'climb', order: order.n } });
      if (order.acknowledgedAt === null && !order.reminded.includes('unacknowledged'))
        timers.push({
          name: 'unacknowledged',
          at: order.acknowledgeBy + 1,
          command: { type: 'remind', of: 'unacknowledged', order: order.n },
        });
      return timers;
    }
    case 'in_unit_review':
      return overdue(appeal);
    case 'replied':
      return [{ name: 'silence', at: appeal.wait.until + 1, command: { type: 'close_unrated', round: appeal.round } }];
    case 'received':
    case 'in_platform_review':
    case 'declined':
    case 'closed':
      return [];
    default:
      return appeal satisfies never;
  }
}

function overdue(appeal: InHand | InUnitReview): Timer[] {
  const order = orderInHand(appeal);
  if (order.reminded.includes('overdue')) return [];
  return [{ name: 'overdue', at: appeal.clock.due + 1, command: { type: 'remind', of: 'overdue', order: order.n } }];
}

export interface TimerChange {
  readonly set: readonly Timer[];
  readonly cancel: readonly TimerName[];
}

/** What changes in the timers between two states. A timer whose instant and command stayed is left alone. */
export function timerChange(before: Appeal | null, after: Appeal): TimerChange {
  const old = new Map((before ? timersOf(before) : []).map((timer) => [timer.name, timer]));
  const set: Timer[] = [];
  for (const timer of timersOf(after)) {
    const known = old.get(timer.name);
    old.delete(timer.name);
    if (!known || known.at !== timer.at || JSON.stringify(known.command) !== JSON.stringify(timer.command))
      set.push(timer);
  }
  return { set, cancel: [...old.keys()] };
}
