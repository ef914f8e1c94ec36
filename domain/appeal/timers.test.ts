import { describe, expect, test } from 'vitest';
import { isoInstant } from '#domain/deadline/instant.ts';
import { at } from '#domain/testing/calendar-2023.ts';
import { RESIDENT, TIMER } from '#domain/testing/city.ts';
import { BAD_RATING, command } from '#domain/testing/fill.ts';
import { given } from '#domain/testing/given.ts';
import * as stage from '#domain/testing/stages.ts';
import { act, type Story } from '#domain/testing/story.ts';
import { timerChange, timersOf } from './timers.ts';

const rings = ({ appeal }: Story) =>
  Object.fromEntries(timersOf(appeal).map((timer) => [timer.name, isoInstant(timer.at).slice(0, 16)]));

describe('which timers an appeal has', () => {
  test('in hand: to take it, to climb, to be done', () => {
    expect(rings(stage.atCommunity())).toEqual({
      unacknowledged: '2023-05-08T12:00',
      // Monday 10:00 to Wednesday 24:00 are 62 working hours.
      climb: '2023-05-09T17:00',
      overdue: '2023-05-11T00:00',
    });
  });

  test('acknowledged: no more of that', () => {
    expect(rings(act(stage.atCommunity(), command('acknowledge'), stage.CLERK))).not.toHaveProperty('unacknowledged');
  });

  test('at the platform: to be dispatched within four office hours, never to climb', () => {
    expect(rings(stage.atCentre())).toEqual({ unacknowledged: '2023-05-08T15:32', overdue: '2023-05-11T00:00' });
  });

  test('in the unit’s review: to be done', () => {
    expect(rings(stage.inSecretaryReview())).toEqual({ overdue: '2023-05-11T00:00' });
  });

  test('replied: the end of silence', () => {
    expect(rings(stage.replied())).toEqual({ silence: '2023-05-16T00:00' });
  });

  test('none while the platform has it, and none at the end', () => {
    for (const story of [stage.received(), stage.inPlatformReview(), stage.declined(), stage.closedGood()])
      expect(rings(story)).toEqual({});
  });
});

describe('reminding', () => {
  const late = at('2023-05-11 00:01');
  const remind = (of: 'overdue' | 'unacknowledged', order = 1) => command('remind', { of, order });

  test('of the acknowledgement, once, after two office hours', () => {
    const noon = at('2023-05-08 12:00');
    given(stage.atCommunity()).when(remind('unacknowledged'), TIMER, noon).isRefused('not_yet', { detail: noon });
    const story = given(stage.atCommunity())
      .when(remind('unacknowledged'), TIMER, noon + 1)
      .gives({ type: 'reminded', of: 'unacknowledged' });
    given(story).when(remind('unacknowledged'), TIMER).isRefused('nothing_to_do');
    expect(rings(story)).not.toHaveProperty('unacknowledged');
  });

  test('not of what has been acknowledged, and not in review', () => {
    const taken = act(stage.atCommunity(), command('acknowledge'), stage.CLERK);
    given(taken).when(remind('unacknowledged'), TIMER, late).isRefused('nothing_to_do');
    given(stage.inSecretaryReview()).when(remind('unacknowledged'), TIMER, late).isRefused('nothing_to_do');
  });

  test('of the due instant, once, in hand or in review', () => {
    const due = at('2023-05-10 24:00');
    for (const from of [stage.atCommunity(), stage.inSecretaryReview()]) {
      given(from).when(remind('overdue'), TIMER, due).isRefused('not_yet', { detail: due });
      const story = given(from)
        .when(remind('overdue'), TIMER, due + 1)
        .gives({ type: 'reminded', of: 'overdue' });
      given(story).when(remind('overdue'), TIMER).isRefused('nothing_to_do');
    }
  });

  test('not by a timer of an order that is no longer in hand', () => {
    given(stage.atStreet()).when(remind('overdue', 1), TIMER, late).isRefused('nothing_to_do');
    given(stage.inPlatformReview()).when(remind('overdue', 1), TIMER, late).isRefused('wrong_state');
  });
});

describe('what changes', () => {
  test('only what moved is set again', () => {
    const before = stage.atCommunity().appeal;
    const noted = act(stage.atCommunity(), command('note'), stage.CLERK).appeal;
    expect(timerChange(before, noted)).toEqual({ set: [], cancel: [] });
    const street = timerChange(before, stage.atStreet().appeal);
    expect(street.set.map(({ name }) => name).sort()).toEqual(['climb', 'overdue', 'unacknowledged']);
  });

  test('a second round has its own timers, what ended has none', () => {
    const replied = stage.replied().appeal;
    const again = timerChange(replied, act(stage.replied(), BAD_RATING, RESIDENT).appeal);
    expect(again.set.map(({ name }) => name).sort()).toEqual(['climb', 'overdue', 'unacknowledged']);
    expect(again.cancel).toEqual(['silence']);
    expect(timerChange(replied, stage.closedGood().appeal)).toEqual({ set: [], cancel: ['silence'] });
  });

  test('the first state sets everything', () => {
    expect(timerChange(null, stage.atCommunity().appeal).set).toHaveLength(3);
  });
});
