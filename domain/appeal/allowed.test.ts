import { describe, expect, test } from 'vitest';
import type { Actor } from '#domain/access/actor.ts';
import { at } from '#domain/testing/calendar-2023.ts';
import { RESIDENT, TIMER } from '#domain/testing/city.ts';
import { command } from '#domain/testing/fill.ts';
import * as stage from '#domain/testing/stages.ts';
import { act, factsAt, MONDAY, type Story } from '#domain/testing/story.ts';
import { allowed, likeliest } from './allowed.ts';
import { timersOf } from './timers.ts';

const offered = (story: Story, by: Actor) => allowed(story.appeal, by, factsAt(story.now));
const first = (story: Story, by: Actor) => likeliest(story.appeal, by, factsAt(story.now));
const needsOf = (story: Story, by: Actor) =>
  Object.fromEntries(offered(story, by).map(({ type, needs }) => [type, needs]));

describe('what a form must ask', () => {
  test('of the operator', () => {
    expect(needsOf(stage.received(), stage.OPERATOR)).toEqual({ accept: ['unit'], decline: ['ground', 'words'] });
    expect(needsOf(stage.atCentre(), stage.OPERATOR)).toEqual({ dispatch: ['unit'], decline: ['ground', 'words'] });
  });

  test('of the unit', () => {
    expect(needsOf(stage.atStreet(), stage.STREET_CLERK)).toEqual({
      acknowledge: [],
      first_contact: ['how', 'words'],
      note: ['note_kind', 'words_or_photos'],
      submit_reply: ['reply'],
      fix_on_spot: ['reply', 'photos'],
      assign_down: ['unit_below'],
      escalate: ['words'],
    });
  });

  test('of reviewers and the appellant', () => {
    expect(needsOf(stage.inPlatformReview(), stage.REVIEWER)).toEqual({ approve: [], send_back: ['words'] });
    expect(needsOf(stage.replied(), RESIDENT)).toEqual({ rate: ['rating'] });
    expect(needsOf(stage.atCommunity(), RESIDENT)).toEqual({
      add_material: ['words_or_photos'],
      urge: [],
      withdraw: ['words'],
    });
  });
});

describe('the one button of a list', () => {
  test('takes the work forward', () => {
    expect(first(stage.received(), stage.OPERATOR)).toBe('accept');
    expect(first(stage.atCommunity(), stage.CLERK)).toBe('acknowledge');
    expect(first(act(stage.atCommunity(), command('acknowledge'), stage.CLERK), stage.CLERK)).toBe('first_contact');
    expect(first(stage.atCentre(), stage.OPERATOR)).toBe('dispatch');
    expect(first(stage.inSecretaryReview(), stage.SECRETARY)).toBe('approve');
    expect(first(stage.replied(), RESIDENT)).toBe('rate');
  });

  test('never ends an appeal', () => {
    expect(first(stage.atCommunity(), stage.OPERATOR)).toBeNull();
    expect(first(stage.atCommunity(), RESIDENT)).toBe('add_material');
  });

  test('is missing where nothing can be done', () => {
    expect(first(stage.closedGood(), RESIDENT)).toBeNull();
    expect(first(stage.atStreet(), stage.CLERK)).toBeNull();
  });
});

describe('at the very instant', () => {
  test('a timer may, a millisecond before it may not', () => {
    const stories = [stage.atCommunity(), stage.atCentre(), stage.inSecretaryReview(), stage.replied()];
    for (const { appeal } of stories)
      for (const timer of timersOf(appeal)) {
        const types = (now: number) => allowed(appeal, TIMER, factsAt(now)).map(({ type }) => type);
        const others = timersOf(appeal).filter(
          (each) => each.at < timer.at && each.command.type === timer.command.type,
        );
        expect(types(timer.at), timer.name).toContain(timer.command.type);
        if (others.length === 0) expect(types(timer.at - 1), timer.name).not.toContain(timer.command.type);
      }
  });

  test('the appellant may urge again when his four hours are over', () => {
    const { appeal } = act(stage.atCommunity(), command('urge'), RESIDENT, MONDAY);
    const types = (now: number) => allowed(appeal, RESIDENT, factsAt(now)).map(({ type }) => type);
    expect(types(at('2023-05-08 15:30'))).toContain('urge');
    expect(types(at('2023-05-08 15:30') - 1)).not.toContain('urge');
  });
});
