import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#domain/access/actor.ts';
import { rolesAt } from '#domain/access/desks.ts';
import { DAY, HOUR, type Instant } from '#domain/deadline/instant.ts';
import { working } from '#domain/deadline/working-time.ts';
import { holdersOf } from '#domain/organisation/organisation.ts';
import { at, CALENDAR_2023 } from '#domain/testing/calendar-2023.ts';
import { CITY, TIMER } from '#domain/testing/city.ts';
import { REGULATION } from '#domain/testing/regulation.ts';
import { act, begin, type Entry, factsAt, type Story, told } from '#domain/testing/story.ts';
import { anySubmission, type Choice, nextMove, PRIVATE, willingMove } from '#domain/testing/walk.ts';
import type { ActingCommand } from './commands.ts';
import { noticesOf } from './consequences.ts';
import { decide } from './decide.ts';
import { privatePart, publicPart } from './events.ts';
import { evolve } from './evolve.ts';
import { type Appeal, orderInHand, waitOf } from './state.ts';
import { type Timer, timerChange, timersOf } from './timers.ts';

// Random walks through the law: legal and illegal commands by anybody, at any distance in time, timers ringing when
// they are due. What must hold, holds after every single step.

/** Walks for each property: few enough for every commit, and every run takes others. */
const RUNS = 50;

const natural = fc.nat({ max: 100_000 });
const choice: fc.Arbitrary<Choice> = fc.record({
  legal: fc.integer({ min: 0, max: 9 }).map((n) => n > 1),
  who: natural,
  what: natural,
  how: natural,
});
const pause = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 3 * HOUR }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 2 * DAY }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 20 * DAY }) },
);
interface Walk {
  readonly start: Instant;
  readonly first: Choice;
  readonly steps: readonly { readonly pause: number; readonly choice: Choice }[];
}
const walk: fc.Arbitrary<Walk> = fc.record({
  start: fc.integer({ min: at('2023-01-02 00:00'), max: at('2023-08-31 00:00') }),
  first: choice,
  steps: fc.array(fc.record({ pause, choice }), { minLength: 5, maxLength: 40 }),
});

/** One step of a walk: what stood before, who did what, what came of it. */
interface Step {
  readonly before: Appeal | null;
  readonly command: ActingCommand | null;
  readonly by: Actor;
  readonly at: Instant;
  readonly entries: readonly Entry[];
  readonly after: Appeal;
}

/** Walks, rings the timers of a keyed store as they come due, and hands every step to the check. */
function wander({ start, first, steps }: Walk, check: (step: Step, story: Story) => void = () => {}): Story {
  const timers = new Map<string, Timer>();
  let story!: Story;
  const take = (next: Story, step: Omit<Step, 'after'>) => {
    story = frozen(next);
    const change = timerChange(step.before, next.appeal);
    for (const name of change.cancel) timers.delete(name);
    for (const timer of change.set) timers.set(timer.name, timer);
    expect(byName(timers.values())).toBe(byName(timersOf(next.appeal)));
    check({ ...step, after: next.appeal }, story);
  };
  const attempt = (command: ActingCommand, by: Actor, now: Instant, legal: boolean) => {
    const decision = decide(story.appeal, command, by, factsAt(now));
    if (legal && !decision.ok) throw new Error(`offered and refused: ${JSON.stringify([command, decision.refusal])}`);
    const next = decision.ok ? told(story, decision.events, now) : { ...story, now };
    const entries = next.entries.slice(story.entries.length);
    take(next, { before: story.appeal, command: decision.ok ? command : null, by, at: now, entries });
  };
  const ringUntil = (now: Instant) => {
    for (;;) {
      const [due] = [...timers.values()].filter((timer) => timer.at <= now).sort((a, b) => a.at - b.at);
      if (!due) return;
      timers.delete(due.name);
      // A timer that was set when its instant had passed rings at once.
      attempt(due.command, TIMER, Math.max(due.at, story.now), true);
    }
  };

  const { submit, by, repeatOf } = anySubmission(first);
  const begun = begin(submit, by, start, repeatOf);
  take(begun, { before: null, command: null, by, at: start, entries: begun.entries });
  for (const { pause, choice } of steps) {
    const now = story.now + pause;
    ringUntil(now);
    const move = nextMove({ ...story, now }, choice);
    if (move) attempt(move.command, move.by, now, choice.legal);
    ringUntil(now);
  }
  return story;
}

function byName(timers: Iterable<Timer>): string {
  return JSON.stringify([...timers].sort((a, b) => (a.name < b.name ? -1 : 1)));
}

/** The law changes nothing that it is given. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

function always(check: (step: Step, story: Story) => void): void {
  fc.assert(
    fc.property(walk, (given) => {
      wander(given, check);
    }),
    { numRuns: RUNS },
  );
}

const ordersOf = (appeal: Appeal) => ('orders' in appeal ? appeal.orders : []);
const clockOf = (appeal: Appeal | null) => (appeal && 'clock' in appeal ? appeal.clock : null);
const roundOf = (appeal: Appeal) => ('round' in appeal ? appeal.round : 1);

describe('the record is the state', () => {
  test('replaying the public entries gives the state at every step, by way of JSON too', () => {
    always((_, { entries, appeal }) => {
      let replayed: Appeal | null = null;
      for (const entry of entries) {
        const event = JSON.parse(JSON.stringify(publicPart(entry.event)));
        replayed = evolve(replayed && JSON.parse(JSON.stringify(replayed)), event, entry.at);
      }
      expect(JSON.stringify(replayed)).toBe(JSON.stringify(appeal));
      expect(appeal.version).toBe(entries.length);
    });
  });

  test('the state has nothing that JSON does not carry', () => {
    fc.assert(
      fc.property(walk, (given) => {
        const { appeal } = wander(given);
        expect(JSON.parse(JSON.stringify(appeal))).toStrictEqual(appeal);
      }),
      { numRuns: RUNS },
    );
  });

  test('private parts stay private', () => {
    always(({ entries, after }) => {
      expect(JSON.stringify(after)).not.toContain(PRIVATE);
      for (const { event } of entries) {
        expect(JSON.stringify(publicPart(event))).not.toContain(PRIVATE);
        expect(JSON.stringify(noticesOf(publicPart(event), after))).not.toContain(PRIVATE);
        if ('private' in event) expect(privatePart(event)).toEqual(event.private);
      }
    });
  });
});

describe('work orders', () => {
  test('one is open while units work, none after the end, and it is the last', () => {
    always(({ after }) => {
      const open = ordersOf(after).filter((order) => order.endedAt === null);
      if (after.status === 'received' || after.status === 'closed' || after.status === 'declined')
        expect(open).toEqual([]);
      else expect(open).toEqual([orderInHand(after)]);
      expect(ordersOf(after).map((order) => order.n)).toEqual(ordersOf(after).map((_, i) => i + 1));
    });
  });

  test('none is due after its appeal', () => {
    always(({ entries, after }) => {
      for (const { event } of entries)
        if ('order' in event) expect(event.order.due).toBeLessThanOrEqual(clockOf(after)!.due);
    });
  });

  test('community and street hold at most half of the limit, all their turns of a round together', () => {
    let climbed = 0;
    always(({ after, at: now, entries }) => {
      climbed += entries.filter(({ event }) => event.type === 'escalated' && event.automatic).length;
      if (after.status !== 'in_hand') return;
      const order = orderInHand(after);
      // Until the timer has rung; it rings at the same instant.
      if (!order.climbs || now > order.due) return;
      const held = after.orders
        .filter((each) => each.unit === order.unit && each.round === order.round)
        .reduce((sum, each) => sum + working(CALENDAR_2023, each.since, each.endedAt ?? now), 0);
      const whole = working(CALENDAR_2023, after.clock.from, after.clock.due);
      expect(held).toBeLessThanOrEqual(whole * REGULATION.ladder.holdShare);
    });
    expect(climbed).toBeGreaterThan(5);
  });

  test('what climbs leaves its unit at the instant its share is used up', () => {
    always(({ before, command, entries, at: now }) => {
      const [entry] = entries;
      if (command?.type !== 'climb' || before?.status !== 'in_hand' || !entry) return;
      const order = orderInHand(before);
      expect(entry.event).toMatchObject({ type: 'escalated', automatic: true, from: order.unit });
      // Later only when a draft lay in review at that instant and was sent back afterwards.
      expect(now).toBeGreaterThan(order.due);
    });
  });
});

describe('time', () => {
  test("a round's clock never moves", () => {
    always(({ before, after }) => {
      if (before && clockOf(before) && roundOf(before) === roundOf(after))
        expect(clockOf(after)).toEqual(clockOf(before));
    });
  });

  test('nobody waits for an instant that was past when the wait began, except for what is overdue already', () => {
    always(({ after }) => {
      const wait = waitOf(after);
      if (!wait) return;
      const overdue = clockOf(after) !== null && wait.since > clockOf(after)!.due && wait.until === clockOf(after)!.due;
      if (!overdue) expect(wait.until).toBeGreaterThanOrEqual(wait.since);
      expect(wait.yellow).toBeLessThanOrEqual(wait.red);
      expect(wait.red).toBeLessThanOrEqual(wait.until + 1);
    });
  });

  test('everybody is reminded of the same thing at most once', () => {
    always(({ after }) => {
      for (const { reminded } of ordersOf(after)) expect(new Set(reminded).size).toBe(reminded.length);
    });
  });

  test('handled is when the last review of the unit passed, and only then', () => {
    always(({ before, after, entries, at: now }) => {
      const old = before && 'handledAt' in before ? before.handledAt : null;
      const handled = 'handledAt' in after ? after.handledAt : null;
      if (handled === old) return;
      const types = entries.map(({ event }) => event.type);
      if (handled === null) {
        const undone = types.some((type) => type === 'reply_sent_back' || type === 'second_round_opened');
        expect(undone || (after.status === 'closed' && after.outcome === 'withdrawn')).toBe(true);
        return;
      }
      expect(handled).toBe(now);
      expect(types[0]).toBe('unit_review_passed');
      expect(after.status === 'in_platform_review' || (after.status === 'closed' && after.outcome === 'verified')).toBe(
        true,
      );
    });
  });
});

describe('people', () => {
  test('nobody passes or sends back his own draft', () => {
    let judged = 0;
    always(({ before, command, by }) => {
      if (command?.type !== 'approve' && command?.type !== 'send_back') return;
      judged++;
      expect(before && 'reply' in before && before.reply?.drafter).not.toBe(by.kind === 'staff' && by.id);
    });
    expect(judged).toBeGreaterThan(5);
  });

  test('whoever is told sits somewhere', () => {
    always(({ entries, after }) => {
      for (const { event } of entries)
        for (const { to } of noticesOf(publicPart(event), after)) {
          if (to.kind === 'appellant') continue;
          const people = rolesAt(to.desk).flatMap((role) => holdersOf(CITY, to.unit, role));
          expect(people.length, `${to.unit}:${to.desk}`).toBeGreaterThan(0);
        }
    });
  });

  test('whoever must act exists', () => {
    always(({ after }) => {
      const wait = waitOf(after);
      if (!wait?.unit || !wait.desk) return;
      const people = rolesAt(wait.desk).flatMap((role) => holdersOf(CITY, wait.unit!, role));
      const drafter = after.status === 'in_unit_review' ? after.reply.drafter : null;
      expect(people.filter((person) => person !== drafter).length).toBeGreaterThan(0);
    });
  });
});

describe('the end', () => {
  test('good closes, bad opens a second round, bad again is for assessment, silence closes unrated', () => {
    always(({ entries, before, after }) => {
      const [first] = entries;
      if (first?.event.type === 'rated') {
        const { resolution, satisfaction } = first.event;
        const bad = resolution === 'unresolved' || satisfaction === 'dissatisfied';
        if (!bad) expect(after).toMatchObject({ status: 'closed', outcome: 'good' });
        else if (roundOf(before!) === 1) expect(after).toMatchObject({ status: 'in_hand', round: 2 });
        else expect(after).toMatchObject({ status: 'closed', outcome: 'assessment_due' });
      }
      if (before?.status === 'replied' && after.status === 'closed' && first?.event.type === 'closed')
        expect(after.outcome).toBe('unrated');
    });
  });

  test('nothing is a dead end: whatever has happened, willing people bring it to its end', () => {
    fc.assert(
      fc.property(walk, (given) => {
        let story = wander(given);
        for (let i = 0; i < 10 && story.appeal.status !== 'closed' && story.appeal.status !== 'declined'; i++) {
          const move = willingMove(story);
          if (!move) throw new Error(`nobody can do anything about ${JSON.stringify(story.appeal)}`);
          story = act(story, move.command, move.by);
        }
        expect(['closed', 'declined']).toContain(story.appeal.status);
      }),
      { numRuns: RUNS },
    );
  });
});
