import type { Actor } from '#domain/access/actor.ts';
import type { ActingCommand, Submit } from '#domain/appeal/commands.ts';
import { decideSubmit } from '#domain/appeal/decide/submit.ts';
import { decide } from '#domain/appeal/decide.ts';
import { type AppealEvent, publicPart } from '#domain/appeal/events.ts';
import { evolve } from '#domain/appeal/evolve.ts';
import type { Facts, SubmitFacts } from '#domain/appeal/facts.ts';
import type { Decision } from '#domain/appeal/refusal.ts';
import type { Appeal } from '#domain/appeal/state.ts';
import { type Instant, MINUTE } from '#domain/deadline/instant.ts';
import { at, CALENDAR_2023 } from './calendar-2023.ts';
import { CITY, RESIDENT } from './city.ts';
import { submission } from './fill.ts';
import { REGULATION } from './regulation.ts';

export interface Entry {
  readonly event: AppealEvent;
  readonly at: Instant;
}

/** What has happened to one appeal so far, and the state it led to. */
export interface Story {
  readonly appeal: Appeal;
  readonly entries: readonly Entry[];
  readonly now: Instant;
}

/** A Monday morning with no holiday near. */
export const MONDAY: Instant = at('2023-05-08 10:00');

/** The facts at an instant, in the made-up city under its regulation. */
export function factsAt(now: Instant, named: Partial<Facts> = {}): Facts {
  return { now, regulation: REGULATION, calendar: CALENDAR_2023, organisation: CITY, ...named };
}

/** An appeal is submitted: by the resident, on the Monday, unless named otherwise. Throws when the law refuses. */
export function begin(
  named: Partial<Submit> = {},
  by: Actor = RESIDENT,
  now: Instant = MONDAY,
  repeatOf: SubmitFacts['repeatOf'] = null,
): Story {
  const events = accepted(decideSubmit(submission(named), by, { ...factsAt(now), repeatOf }), 'submit');
  return told(null, events, now);
}

/** A command that must succeed, a minute later unless said when. Throws when the law refuses. */
export function act(story: Story, command: ActingCommand, by: Actor, now = story.now + MINUTE): Story {
  return told(story, accepted(decide(story.appeal, command, by, factsAt(now)), command.type), now);
}

/** The story with these events. */
export function told(story: Story | null, events: readonly AppealEvent[], now: Instant): Story {
  const entries = [...(story?.entries ?? []), ...events.map((event) => ({ event, at: now }))];
  let appeal = story?.appeal ?? null;
  for (const event of events) appeal = evolve(appeal, publicPart(event), now);
  if (!appeal) throw new Error('a story begins with a submission');
  return { appeal, entries, now };
}

function accepted(decision: Decision<AppealEvent>, what: string): readonly AppealEvent[] {
  if (!decision.ok) throw new Error(`${what} was refused: ${JSON.stringify(decision.refusal)}`);
  return decision.events;
}
