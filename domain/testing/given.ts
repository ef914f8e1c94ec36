import type { Actor } from '#domain/access/actor.ts';
import type { ActingCommand, Submit } from '#domain/appeal/commands.ts';
import { decideSubmit } from '#domain/appeal/decide/submit.ts';
import { decide } from '#domain/appeal/decide.ts';
import type { AppealEvent } from '#domain/appeal/events.ts';
import type { SubmitFacts } from '#domain/appeal/facts.ts';
import type { Decision, Refusal, RefusalCode } from '#domain/appeal/refusal.ts';
import { type Instant, MINUTE } from '#domain/deadline/instant.ts';
import { factsAt, MONDAY, type Story, told } from './story.ts';

type Part<T> = T extends readonly unknown[] ? T : T extends object ? { readonly [K in keyof T]?: Part<T[K]> } : T;
/** Part of an event: its type and whatever else the case is about. */
type Expected = { [T in AppealEvent['type']]: { readonly type: T } & Part<Extract<AppealEvent, { type: T }>> };
export type ExpectedEvent = Expected[AppealEvent['type']];

export interface Outcome {
  /** These events and no others; of each only what is named is compared. Gives the story as it stands afterwards. */
  gives(...events: readonly ExpectedEvent[]): Story;
  /** Refused with this code, and with this field and detail when named. */
  isRefused(code: RefusalCode, more?: Omit<Refusal, 'code'>): void;
}

/** `given(story).when(command, by).gives(event)`: examples that read like the law. A minute later unless said when. */
export function given(story: Story) {
  return {
    when(command: ActingCommand, by: Actor, now: Instant = story.now + MINUTE): Outcome {
      return judged(story, decide(story.appeal, command, by, factsAt(now)), now);
    },
  };
}

/** Nothing has happened yet: the only possible command is a submission. */
export function givenNothing(repeatOf: SubmitFacts['repeatOf'] = null) {
  return {
    when(command: Submit, by: Actor, now: Instant = MONDAY): Outcome {
      return judged(null, decideSubmit(command, by, { ...factsAt(now), repeatOf }), now);
    },
  };
}

function judged(story: Story | null, decision: Decision<AppealEvent>, now: Instant): Outcome {
  return {
    gives(...events) {
      if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.refusal)}`);
      const same =
        events.length === decision.events.length &&
        events.every((event, i) => isPartOf(event as object, decision.events[i]));
      if (!same) throw new Error(`expected ${shown(events)}\nbut got ${shown(decision.events)}`);
      return told(story, decision.events, now);
    },
    isRefused(code, more = {}) {
      if (decision.ok) throw new Error(`expected ${code}\nbut got ${shown(decision.events)}`);
      if (!isPartOf({ code, ...more }, decision.refusal))
        throw new Error(`expected ${shown({ code, ...more })}\nbut got ${shown(decision.refusal)}`);
    },
  };
}

/** Whether everything the pattern names is in the value, at any depth; lists must be equal in length. */
function isPartOf(pattern: unknown, value: unknown): boolean {
  if (typeof pattern !== 'object' || pattern === null) return pattern === value;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(pattern) && (!Array.isArray(value) || pattern.length !== value.length)) return false;
  return Object.entries(pattern).every(([key, part]) => isPartOf(part, (value as Record<string, unknown>)[key]));
}

function shown(value: unknown): string {
  return JSON.stringify(value);
}
